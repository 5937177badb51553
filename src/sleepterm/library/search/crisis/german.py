"""Patterns of German texts about danger; folded, with ae, oe and ue as a, o and u."""

from __future__ import annotations

LONG_WORDS = (
    *("selbstmord", "suizid", "suizidgedanken", "umbringen", "tabletten"),
    *("schlaftabletten", "uberdosis", "vergewaltigt", "bewusstlos", "brustschmerzen"),
    *("geschlagen", "abschiedsbrief", "aufwachen", "sterben", "herzinfarkt"),
)
"""Recognised with typing errors."""

EMERGENCY = (
    "Das kann ein Notfall sein: Ruf jetzt den Notruf an, auch wenn du nicht sicher bist"
    " (112 gilt in ganz Europa, sonst die Nummer deines Landes). Mit einem Menschen"
    " reden, in jedem Land: findahelpline.com."
)
SELF_HARM = (
    "Das klingt sehr schwer, und du musst damit nicht allein sein. In Gefahr: Notruf"
    " 112. Jemand hört dir zu, Tag und Nacht: Deutschland 0800 111 0 111,"
    " 0800 111 0 222 oder 116 123, Österreich 142, Schweiz 143, sonst findahelpline.com."
)
HARM_BY_OTHERS = (
    "Es ist nicht deine Schuld. Bist du in Gefahr, ruf jetzt 112 an. Vertraulich reden:"
    " für Frauen in Deutschland 116 016, in jedem Land findahelpline.com. Schaut jemand"
    " auf dieses Gerät, nimm ein anderes."
)

_ONE = (
    r"(?:er|sie|mann|frau|freund|freundin|vater|papa|mutter|mama|bruder|schwester|sohn"
    r"|tochter|kind|baby|saugling|opa|oma|onkel|tante|ex|partner|partnerin|nachbar"
    r"|jemand|kollege|chef|stiefvater|trainer|lehrer)"
)
_PILLS = (
    r"(?:\w*tabletten?|\w*pillen?|\w*medikamente?|\w*mittel|\w*kapseln?|ibuprofen"
    r"|paracetamol|insulin|\w*tropfen)"
)
_BODY = r"(?:arme?|armen|handgelenke?|pulsadern?|beine?|beinen|haut|oberschenkel|adern)"
_SELF_HARM = (
    r"\b(?:selbst ?mord\w*|suizid\w*|suizit\w*|freitod|lebensmude|todessehnsucht)\b",
    (
        r"\b(?:bring|bringe|brachte|umbringen|umzubringen|tote|toten|erhang\w*|erschies\w*"
        r"|erschiess\w*|ersteche|ertranke|vergift\w*|aufhang\w*)\b(?: \w+)? ?mich\b"
        r"(?: (?:heute|jetzt|bald|einfach|noch|dann|selbst|selber|wirklich|um|auf|morgen)){0,3}$"
    ),
    r"\bbringe? mich (?:\w+ )?um\b(?! den)",
    (
        r"\bmich (?:\w+ ){0,2}(?:umbring\w*|umzubringen|umgebracht|toten|zu toten|erhang\w*"
        r"|erschies\w*|erschiess\w*|aufhang\w*|aufzuhangen|vergift\w*|ertrank\w*|verletzen)\b"
    ),
    (
        r"\b(?:mir|meinem leben|dem leben)(?: \w+){0,3} (?:das leben (?:nehmen|zu nehmen)"
        r"|ein ende (?:setzen|machen|setze|mache))\b|\bende (?:setzen|machen)$"
    ),
    r"\bschluss (?:\w+ )?mit (?:meinem|dem) leben\b|\bmein leben (?:\w+ )?beenden\b",
    (
        r"\b(?:will|mochte|wollte|mocht|wurde gern\w*|lieber|kann ich|darf ich|am liebsten"
        r"|wunsche?)(?: \w+){0,3} (?:sterben|tot sein|weg sein fur immer|verrecken)\b"
        r"(?! (?:vor lachen|wie))(?<!vor langeweile sterben)(?<!vor hunger sterben)"
        r"(?<!nicht sterben)(?<!vor lachen sterben)"
    ),
    (
        r"\b(?:nicht|nich|nix|net|nie|nimmer)(?: mehr)?(?: langer)? (?:leben|weiterleben"
        r"|weiter leben|existieren|am leben sein|da sein|auf der welt sein)\b(?! mussen in)"
    ),
    r"\bkeine? (?:lust|kraft|grund|sinn)(?: mehr)? (?:mehr )?(?:zu|zum|am|im) (?:leben|weiterleben)\b",
    (
        r"\b(?:leben|alles|nichts)(?: \w+){0,2} (?:keinen|kein) sinn\b|\bsinnlos(?:es)? leben\b"
        r"|\bleben ist sinnlos\b"
    ),
    (
        r"\b(?:wunschte|wunsche|hoffe|ware|wenn)(?: \w+){0,3} (?:tot|nie geboren|nicht mehr da)\b"
        r"(?! mude)(?<!er ware tot)|\bich ware (?:\w+ )?(?:lieber|besser) tot\b|\bware ich (?:nur |doch )?tot\b"
    ),
    r"\b(?:nie|nicht|nimmer)(?: \w+)? (?:mehr|wieder) (?:aufwachen|aufwache|wach werden)\b",
    r"\bohne mich\b.*\b(?:besser|leichter|glucklicher|gut)\b|\b(?:besser|leichter)(?: \w+){0,3} ohne mich\b",
    (
        r"\b(?:alles|es) (?:\w+ )?(?:aufhort|aufhoren|vorbei ist|enden|zu ende geht)(?: \w+)? fur immer\b"
        r"|\bfur immer (?:einschlafen|schlafen|verschwinden|weg sein)\b"
    ),
    r"\b(?:nur|falle|bin) (?:\w+ )?(?:eine |ne )?last\b(?! (?:minute|der arbeit))|\babschiedsbrief\w*\b",
    (
        r"\b(?:ritz|ritze|ritzen|geritzt)\b|\bselbst ?verletz\w*\b|\bmir (?:\w+ ){0,2}weh ?(?:tun|zu tun|zutun)\b"
        r"|\bmir (?:\w+ ){0,2}was antun\b|\bmir etwas antun\b"
    ),
    (
        rf"\b(?:mir|meine|mich)(?: \w+){{0,4}} {_BODY}(?: \w+)? "
        r"(?:\w*schneid\w*|\w*geschnitten|aufschlitz\w*|verbrenn\w*)\b"
    ),
    rf"\b(?:schneide?|schnitt)(?: \w+){{0,4}} {_BODY}\b",
    r"\b(?:uberdosis|uberdosiert)\b(?! (?:kaffee|koffein|zucker|liebe|regen|schokolade))",
    rf"\b(?:zu ?viele?|alle|alle meine|packung|schachtel|haufen|handvoll)(?: \w+){{0,2}} {_PILLS}\b",
    (
        r"\b(?:spring\w*|sturz\w*|werfe?)(?: \w+){0,2} (?:von|vom|vor|aus)(?: \w+)? "
        r"(?:brucke|dach|hochhaus|balkon|fenster|zug|bahn|u ?bahn|klippe)\b"
    ),
    r"\bvor (?:den|einen|die|ne) (?:zug|bahn|u ?bahn|lkw)(?: \w+)? (?:werfen|springen|legen|schmeissen|schmeisen)\b",
)
_DESPAIR = (
    r"\b(?:halte?|ertrage?)(?: \w+){0,3} (?:nicht|nich) mehr(?: aus)?$|\bich kann (?:einfach )?(?:nicht|nich) mehr$",
    r"\bhass?e mein leben\b|\bmich gibt ?e?s (?:bald|morgen) (?:nicht|nich) mehr\b|\b(?:satt|leid|mude) zu leben\b",
    r"\b(?:will|mochte)(?: \w+){0,3} (?:verschwinden|nicht mehr sein|nicht mehr da sein)$",
    r"\bkeine kraft mehr (?:zu|zum|fur|fur das) ?(?:leben|weiterleben|weitermachen)\b|\bhabe? mich (?:selbst|selber|wieder) (?:verletzt|verbrannt|geschnitten)\b",
)
_BY_OTHERS = (
    rf"\b{_ONE} tut (?:mir|uns)(?: \w+)? weh\b",
    (
        rf"\b{_ONE}\b(?: \w+){{0,3}} (?:schlagt|schlug|prugelt|verprugelt|wurgt|misshandelt|mishandelt"
        r"|missbraucht|misbraucht|vergewaltigt|begrapscht|verfolgt|bedroht|stalkt)(?: \w+)? (?:mich|uns)\b"
        r"(?! (?:\w+ )?(?:beim|im|in) (?:schach|spiel|tennis|kartenspiel|mensch))"
    ),
    (
        r"\b(?:hat|haben|hatte|wurde|werde|bin) (?:\w+ ){0,4}(?:geschlagen|verprugelt|gewurgt|misshandelt"
        r"|mishandelt|missbraucht|misbraucht|vergewaltigt|begrapscht|bedroht|gestalkt|uberfallen)\b"
        r"(?! (?:im|beim|worden im) (?:schach|spiel))"
    ),
    rf"\b{_ONE}\b(?: \w+){{0,2}} (?:fasst|fast|beruhrt) (?:mich|uns)(?: \w+){{0,2}} an\b",
    r"\b(?:vergewaltig\w*|hausliche gewalt|sexueller? (?:missbrauch|misbrauch|gewalt))\b",
    rf"\b{_ONE}\b.*\b(?:droht|will|wird)(?: \w+)? (?:mich|uns|mir)\b.*\b(?:umbringen|toten|umzubringen|schlagen)\b",
    r"\bangst vor mein(?:em|er) (?:mann|freund|vater|stiefvater|ex|partner|frau)\b",
)
_EMERGENCY = (
    (
        rf"\b{_ONE}\b(?: \w+){{0,3}} (?:atmet|reagiert|bewegt sich|wacht)(?: \w+)? (?:nicht|nich|kaum|nimmer)\b"
        r"(?! (?:auf wenn|auf morgens|durch))"
    ),
    r"\b(?:brust ?schmerz\w*|schmerz\w*(?: \w+){0,3} brust|druck(?: \w+){0,3} brust|herz ?infarkt|herz ?anfall|herzstillstand)\b",
    (
        r"\b(?:linker|linke|linken|rechter|rechte) (?:arm|seite|gesichtshalfte)\b.*\b(?:taub|gelahmt|schwach|kribbelt)\b"
        r"|\bschlaganfall\b|\b(?:gesicht|mundwinkel)\b.*\b(?:hangt|gelahmt)\b"
    ),
    (
        r"\b(?:keine|kaum|schlecht) luft\b(?! (?:im zimmer|hier drin|in der wohnung|draussen))|\b(?:ersticke|erstickt|erstickungs\w*)\b"
        r"|\bkann (?:nicht|nich|kaum)(?: \w+){0,2} atmen\b(?! (?:durch|wegen) (?:die|der|meine) nase)"
    ),
    r"\b(?:bewusstlos|bewustlos|ohnmachtig|ohnmacht|kollabiert|krampfanfall|zusammengebrochen|nicht ansprechbar)\b",
    (
        rf"\b{_ONE}\b(?: \w+){{0,3}} (?:putzmittel|reiniger|bleiche|batterie\w*|gift|waschmittel|spulmittel|{_PILLS})"
        r"(?: \w+)? (?:getrunken|geschluckt|verschluckt|gegessen)\b"
    ),
    r"\b(?:blutet|blutung|blute)\b.*\b(?:stark|nicht auf|viel|sehr|aufhoren)\b|\bvergiftet\b|\bvergiftung\b",
    r"\b(?:gasgeruch|riecht nach gas|kohlenmonoxid|wohnung brennt|haus brennt|es brennt bei)\b",
)

DANGERS = (
    (SELF_HARM, (*_SELF_HARM, *_DESPAIR)),
    (HARM_BY_OTHERS, _BY_OTHERS),
    (EMERGENCY, _EMERGENCY),
)
"""Each answer, and the patterns of the texts that get it."""
