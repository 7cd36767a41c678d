"""The rules: an explicit table of modules, each with its docstring, examples and generator."""

from __future__ import annotations

from collections.abc import Mapping

from masthead.rules import (
    brand_file,
    cadence_gap,
    cadence_maximum,
    cadence_minimum,
    channel_limits,
    channel_service,
    channel_setup,
    hashtags_case,
    hashtags_count,
    hashtags_form,
    links_broken,
    links_form,
    links_internal_page,
    links_private_host,
    media_alt,
    media_alt_length,
    media_alt_quality,
    media_count,
    media_expired,
    media_expiring,
    media_file,
    media_orphan,
    media_pixels,
    media_required,
    media_rights,
    media_shown,
    media_sidecar,
    media_size,
    media_type,
    page_address,
    page_closed,
    page_personal,
    page_reference,
    people_left,
    post_brief,
    post_disclosure,
    post_dropped,
    post_duplicate,
    post_empty,
    post_format,
    post_handles,
    post_language,
    post_length,
    post_nowhere,
    post_parts,
    post_past_date,
    post_paused_channel,
    post_reference,
    post_renamed,
    post_retired_channel,
    post_second_approver,
    post_sections,
    post_source,
    post_undated,
    post_unique_id,
    review_due,
    review_overdue,
    settings_profile,
    settings_rules,
    text_comment,
    text_invisible,
    text_secrets,
    tokens_alias,
    tokens_contrast,
    tokens_cycle,
    tokens_deprecated,
    tokens_dialect,
    tokens_hex,
    tokens_json,
    tokens_name,
    tokens_named,
    tokens_schema,
    voice_address,
    voice_claims,
    voice_disclosures,
    voice_example,
    voice_guide,
    voice_language,
    voice_mechanics,
    voice_names,
    voice_packs,
    voice_situations,
    voice_typography,
    voice_words,
    waiver_expired,
    waiver_unknown,
    waiver_unused,
)
from masthead.rules.built_in import BUILT_IN
from masthead.rules.rule import Entry, HubRule, PostRule, Rule
from masthead.rules.table import RuleTable

POST_RULES: tuple[PostRule, ...] = (
    hashtags_case,
    hashtags_count,
    hashtags_form,
    links_form,
    media_alt,
    media_alt_length,
    media_alt_quality,
    media_count,
    media_file,
    media_pixels,
    media_required,
    media_rights,
    media_size,
    media_type,
    post_brief,
    post_disclosure,
    post_dropped,
    post_empty,
    post_format,
    post_handles,
    post_language,
    post_length,
    post_nowhere,
    post_parts,
    post_past_date,
    post_paused_channel,
    post_reference,
    post_retired_channel,
    post_second_approver,
    post_sections,
    post_source,
    post_undated,
    voice_address,
    voice_claims,
    voice_disclosures,
    voice_language,
    voice_mechanics,
    voice_names,
    voice_packs,
    voice_situations,
    voice_typography,
    voice_words,
    waiver_expired,
    waiver_unknown,
)
"""The rules that look at one post."""

HUB_RULES: tuple[HubRule, ...] = (
    brand_file,
    cadence_gap,
    cadence_maximum,
    cadence_minimum,
    channel_limits,
    channel_service,
    channel_setup,
    links_broken,
    links_internal_page,
    links_private_host,
    media_expired,
    media_expiring,
    media_orphan,
    media_shown,
    media_sidecar,
    page_address,
    page_closed,
    page_personal,
    page_reference,
    people_left,
    post_duplicate,
    post_renamed,
    post_unique_id,
    review_due,
    review_overdue,
    settings_profile,
    settings_rules,
    text_comment,
    text_invisible,
    text_secrets,
    tokens_alias,
    tokens_contrast,
    tokens_cycle,
    tokens_deprecated,
    tokens_dialect,
    tokens_hex,
    tokens_json,
    tokens_name,
    tokens_named,
    tokens_schema,
    voice_example,
    voice_guide,
)
"""The rules that look at the hub as a whole."""

LAST_RULES: tuple[PostRule, ...] = (waiver_unused,)
"""The rules that need to know what the others have found."""

NEVER_WAIVED = frozenset({text_secrets.ID, post_unique_id.ID, post_renamed.ID})
"""Rules of this table that no waiver silences: each guards what cannot be taken back."""


def entry_of(rule: Rule) -> Entry:
    """Return a rule module's line in the table."""
    return Entry(
        id=rule.ID,
        level=rule.LEVEL,
        doc=(rule.__doc__ or "").strip(),
        passing=rule.PASS,
        failing=rule.FAIL,
        options=rule.OPTIONS,
        waivable=rule.ID not in NEVER_WAIVED and not rule.ID.startswith("waiver/"),
    )


RULES: Mapping[str, Entry] = RuleTable(
    (*BUILT_IN, *map(entry_of, (*POST_RULES, *HUB_RULES, *LAST_RULES)))
)
"""Every rule by id, in order; those of reading, of the schemas and of the kinds are among them."""


def reference() -> str:
    """Return the handbook's page on the rules, as Markdown."""
    from masthead.rules.handbook import page

    return page(RULES.values())
