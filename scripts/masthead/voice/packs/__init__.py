"""Style packs in the format of Vale, dropped into `content/voice/packs/`: they advise."""

from __future__ import annotations

from masthead.voice.packs.choosing import Choice, Packs, choose
from masthead.voice.packs.reading import FOLDER, read_pack
from masthead.voice.packs.rule import PackRule
from masthead.voice.packs.screen import PackRules

__all__ = ["FOLDER", "Choice", "PackRule", "PackRules", "Packs", "choose", "read_pack"]
