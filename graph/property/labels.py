"""What an identifier is of: its first part in, the label of its node out; and the classes behind each label."""

from __future__ import annotations

from ...schema.vocabulary import EVENT_CLASS, FOAF, JD, ORG, SCHEMA

CLASS = {
    "Person": (FOAF.Person,), "Office": (ORG.Organization,), "Title": (ORG.Role,), "Post": (ORG.Post,), "Area": (JD.Area,),
    "Community": (JD.Community,), "Facility": (JD.Facility,), "Programme": (JD.Programme,), "Policy": (JD.PolicyDocument,),
    "Group": (FOAF.Group,), "Indicator": (JD.Indicator,), "Event": tuple(EVENT_CLASS.values()),
    "Article": (SCHEMA.NewsArticle,), "Document": (SCHEMA.DigitalDocument,),
}  # fmt: skip
LABEL = {label.lower(): label for label in (*CLASS, "Passage")}
OF_ARTICLE = "@"
"""Between a fact and the article that tells of it."""


def label_of(name: str) -> str:
    """`person/xu-jia-hui-0123456789` → `Person`."""
    return "Fact" if OF_ARTICLE in name else LABEL[name.partition("/")[0]]
