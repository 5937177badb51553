"""Groups of words that the patterns of several kinds of danger share."""

from __future__ import annotations

PARTNER = (
    r"(?:partner|husband|hubby|wife|spouse|fiancee?|boyfriend|girlfriend|bf|gf|ex"
    r"|ex (?:husband|wife|boyfriend|girlfriend|partner))"
)
PARENT = r"(?:step ?)?(?:father|dad|daddy|mother|mum|mom|mam|mama)"
RELATIVE = (
    r"(?:parents?|brother|sister|son|daughter|uncle|aunt|auntie|cousin|nephew|niece"
    r"|granddad|grandad|grandpa|grandfather|grandma|grandmother|nan|nana|gran"
    rf"|{PARENT})"
)
CHILD = (
    r"(?:baby|babys|bub|newborn|infant|toddler|child|kid|son|daughter|boy|girl"
    r"|little (?:one|boy|girl|man)|grandson|granddaughter"
    r"|(?:\w+) (?:day|week|month) old)"
)
OTHER = (
    r"(?:friend|mate|flatmate|roommate|housemate|neighbour|neighbor|colleague|student"
    r"|patient|someone|somebody|old man|old lady|man|woman|lady|teenager|best mate)"
)
HE = r"(?:he|hes|she|shes|they|theyre)"
SOMEBODY = rf"(?:{HE}|{PARTNER}|{RELATIVE}|{CHILD}|{OTHER})s?"
"""Whoever a text may speak of, but "I"."""

HIMSELF = r"(?:himself|herself|themselves|themself|yourself|him self|her self)"
HIS = r"(?:my|his|her|their|the|a|your|our)"

PILLS = (
    r"(?:pills?|tablets?|tabs|meds|medication|medications|medicine|capsules"
    r"|painkillers?|paracetamol|tylenol|acetaminophen|ibuprofen|advil|aspirin|codeine"
    r"|antidepressants?|sleepers|sleeping (?:pills|tablets|meds)|insulin|xanax|valium"
    r"|diazepam|benzos|ambien|zopiclone|oxy|oxycodone|opioids|fentanyl|heroin"
    r"|morphine|methadone|melatonin|antihistamines|calpol|nurofen|benadryl|nytol|syrup"
    r"|mdma|ecstasy|molly|cocaine|coke powder|ketamine|meth|speed pills|drugs)"
)
