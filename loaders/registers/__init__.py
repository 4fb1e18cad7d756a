"""Registers: tables of posts, offices, communities or facilities, with mappings that say what their columns mean."""
