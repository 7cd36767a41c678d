"""The configuration of Front Matter CMS, an extension of VS Code: `frontmatter.json`.

The words are those of version 10.3 of the extension (read in its own settings in November 2026).
What a form of ours cannot hold has no field there either and stays as the file has it; ids are
typed as text, since the extension would write paths.
"""

from __future__ import annotations

from typing import Any

from masthead.editors.forms import form_kinds
from masthead.editors.widgets import Widget, widget_of
from masthead.kinds import Kind

TYPES = frozenset({"boolean", "choice", "datetime", "fields", "list", "number", "string"})
"""Types of the extension's fields that are used."""

DATES = {"date": "yyyy-MM-dd", "datetime-local": "yyyy-MM-dd HH:mm"}

Settings = dict[str, Any]


def front_matter_cms() -> Settings:
    """Return the configuration: a content type and a folder of pages for each kind with forms."""
    kinds = form_kinds()
    return {
        "frontMatter.content.autoUpdateDate": False,
        "frontMatter.content.publicFolder": "content",
        "frontMatter.taxonomy.contentTypes": [_content_type(kind) for kind in kinds],
        "frontMatter.content.pageFolders": [_folder(kind) for kind in kinds],
    }


def _content_type(kind: Kind) -> Settings:
    widgets = (widget_of(field, {}, {}) for field in kind.record.fields)
    fields = (_field(widget) for widget in widgets if widget)
    return {"name": kind.name, "pageBundle": False, "fields": [one for one in fields if one]}


def _folder(kind: Kind) -> Settings:
    """Return where a kind's pages are; new ones come from `masthead new`, every key explained."""
    folder = kind.folder.partition("/{")[0]
    return {
        "title": folder,
        "path": f"[[workspace]]/{folder}",
        "contentTypes": [kind.name],
        "disableCreation": True,
    }


def _field(widget: Widget) -> Settings:
    """Return a field of the extension, or an empty one where it has no type for it."""
    made = _typed(widget)
    about = {
        "title": widget["label"],
        "name": widget["name"],
        "description": widget["hint"],
        "required": widget["required"],
    }
    return about | made if made else {}


def _typed(widget: Widget) -> Settings:
    match widget["widget"]:
        case "boolean":
            return {"type": "boolean"}
        case "datetime":
            return {"type": "datetime", "dateFormat": DATES[widget["type"]]}
        case "number":
            decimal = widget["value_type"] == "float"
            limits = {"min": widget["min"], "max": widget["max"]}
            return {"type": "number", "numberOptions": {"isDecimal": decimal, **limits}}
        case "select":
            choices = {"type": "choice", "choices": widget["options"]}
            return choices | ({"multiple": True} if widget.get("multiple") else {})
        case "list" if "fields" not in widget:
            return {"type": "list"}
        case "object":
            fields = [made for one in widget["fields"] if (made := _field(one))]
            return {"type": "fields", "fields": fields} if fields else {}
        case "string" | "text" as form:
            return {"type": "string", "single": form == "string"}
    return {}
