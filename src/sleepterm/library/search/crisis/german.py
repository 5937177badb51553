"""Patterns of German texts about danger; folded, with ae, oe and ue as a, o and u."""

from __future__ import annotations

LONG_WORDS = (
    *("selbstmord", "suizid", "suizidgedanken", "umbringen", "tabletten"),
    *("schlaftabletten", "uberdosis", "vergewaltigt", "bewusstlos", "brustschmerzen"),
    *("geschlagen", "abschiedsbrief", "aufwachen", "sterben", "herzinfarkt"),
    *("schlaganfall", "verschluckt", "umgebracht", "umzubringen", "vergewaltigung"),
    *("telefonseelsorge", "krankenwagen", "angefasst"),
)
"""Recognised with typing errors."""

EMERGENCY = (
    "Das kann ein Notfall sein: Wähl jetzt den Notruf, auch wenn du nicht sicher bist"
    " (112 gilt in ganz Europa, sonst die Nummer deines Landes). Danach mit einem"
    " Menschen reden, in jedem Land: findahelpline.com."
)
SELF_HARM = (
    "Das klingt sehr schwer, und du musst damit nicht allein sein. In Gefahr, oder wenn"
    " du etwas genommen hast: Notruf 112. Jemand hört dir zu, Tag und Nacht: Deutschland"
    " 0800 111 0 111, 0800 111 0 222 oder 116 123, Österreich 142, Schweiz 143, sonst"
    " findahelpline.com."
)
HARM_BY_OTHERS = (
    "Es ist nicht deine Schuld. Bist du in Gefahr, ruf jetzt 112 an. Vertraulich reden:"
    " für Frauen in Deutschland 116 016, in jedem Land findahelpline.com. Kann jemand"
    " auf diesem Gerät mitlesen, nimm ein anderes."
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
_MEDICINES = (
    r"(?:\w*tabletten?|\w*pillen?|schlafmittel|schmerzmittel|beruhigungsmittel"
    r"|medikamente?|ibuprofen|paracetamol|antidepressiva|insulin)"
)
"""As `_PILLS`, but nothing that is also taken for a cold."""
_CHILD = (
    r"(?:baby|kind|saugling|sohn|tochter|kleine[rn]?|neugeborenes?|enkel|enkelin"
    r"|\w+ (?:tage|wochen|monate) alt\w*)"
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
        r"(?<!droht )(?<!drohte )(?<!\bwill er )\bmich (?:\w+ ){0,2}(?:umbring\w*|umzubringen|umgebracht|toten|zu toten|erhang\w*"
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
_NO_LONGER_HERE = (
    r"\b(?:nicht|nimmer) mehr (?:da|hier|am leben) (?:sein|bin|ware)\b",
    r"\b(?:nicht mehr|weg)(?: \w+){0,2} (?:auf|von|aus) (?:dieser|der) (?:welt|erde)\b",
    r"\b(?:packe?|schaffe?|ertrage?|halte?)(?: \w+)? (?:das|dieses|mein) leben\b(?: \w+)? (?:nicht|nimmer|kaum)\b",
    (
        r"\b(?:wozu|warum|wofur|wieso|weshalb)(?: (?!ist)\w+){0,2} (?:ich|noch|uberhaupt|eigentlich)"
        r"(?: \w+){0,2} (?:leben|weiterleben|weitermachen|lebe)\b|\b(?:wozu|warum|wieso) lebe ich\b"
    ),
    r"\b(?:keiner|niemand|kein mensch|keine sau)\b(?: \w+){0,3} (?:mich|um mich|nach mir)\b(?: \w+){0,2} (?:vermiss\w*|weinen|weint|trauern|fragen|fragt)\b",
    r"\bmich (?:\w+ ){0,2}(?:vermisst|vermissen)?(?: ?\w+)? ?(?:keiner|niemand|kein mensch)(?: \w+)? ?(?:vermiss\w*)?$",
    (
        r"\b(?:wenn|falls) ich (?:\w+ ){0,2}(?:to[td](?! mude| umf)|gestorben|nicht mehr (?:da|lebe|leben|ware|bin)"
        r"|(?:weg|fort) (?:ware|war)|sterbe(?! vor)|sterben wurde)\b"
    ),
    r"\b(?:es|s|wenns) mich (?:\w+ )?(?:nicht|nie|nimmer)(?: mehr)? (?:gabe|gibt|geben|gegeben)\b|\bnie geboren\b",
    r"\b(?:falle|fall|bin|ware|allen|anderen|jedem|familie|kindern|eltern)(?: \w+){0,3} (?:zur|eine|ne|nur) last\b",
    r"\b(?:bin|fuhle? mich)(?: \w+){0,2} (?:allen|jedem) (?:\w+ )?egal\b|\b(?:bin|fuhle? mich)(?: \w+){0,2} (?:nichts wert|wertlos)\b",
    r"\b(?:hoffentlich|hoffe|bete)\b(?=.*\b(?:nicht|nie)\b)(?!.*\b(?:nachts|wieder|um|fruh|zu|oft|standig)\b).*\b(?:wache? ich|ich (?:\w+ ){0,3}(?:aufwache|wache))\b",
    (
        r"\b(?:war|ware) ich (?:nur |doch |bloss |schon )*to[td]\b|\blieber to[td]\b"
        r"|\bich (?:war|ware) (?:\w+ )?(?:gern\w*|lieber|besser|am liebsten) (?:to[td]|nicht mehr)\b"
        r"|\b(?:will|mochte|wollte)(?: \w+){0,2} to[td] sein\b"
    ),
    r"\b(?:wunsche? mir|sehne mich|warte|hoffe)(?: \w+){0,2} (?:den|nach dem|auf den) tod\b",
)
_PLANNED = (
    r"\bwie (?:stirbt|sterbe|totet|bringt|bringe|totete) (?:man|ich|mich|sich)\b",
    (
        r"\b(?:schmerzlos\w*|schmerzfrei|ohne schmerzen|schnell\w*)(?: \w+)? (?:sterben|tod|umbring\w*)\b"
        r"|\b(?:sterben|umbringen|stirbt man|tod)(?: \w+)? (?:schmerzlos\w*|schmerzfrei|ohne schmerzen)\b|\btodliche dosis\b"
    ),
    rf"\b{_MEDICINES}\b.*\b(?:todlich|sterben|sterbe|stirbt|umbring\w*|nie mehr)\b",
    rf"\b(?:habe?|genommen|nehme?|schlucke?|geschluckt)\b(?: \w+){{0,3}} \d\d+ (?!mg|milligramm)(?:\w+ )?{_MEDICINES}\b|\b\d\d+ (?:\w*tabletten|\w*pillen)\b",
    rf"\b{_MEDICINES}(?: \w+)? (?:geschluckt|intus|eingeworfen)\b|\b{_MEDICINES}(?: \w+){{0,3}} (?:gesammelt|gehortet|bereit|vor mir)\b",
    rf"\b(?:viele|ganze packung|massenhaft|eine ladung|dutzend)(?: \w+)? {_MEDICINES}\b(?! (?:helfen|wirken|probiert))",
    r"\babschied\w*(?: \w+){0,3} (?:geschrieben|schreiben|verfasst)\b|\bverabschiede mich (?:fur immer|von (?:euch|allen|der welt))\b",
    r"\b(?:lebt|leb) wohl\b|\b(?:tschuss|machts gut|adieu|ciao|ade)\b.*\b(?:fur immer|welt|ihr lieben)\b",
    r"\b(?:ist|wird)(?: \w+)? (?:meine letzte (?:nacht|stunde)|mein letzter (?:abend|tag))$|\bletzte nacht (?:auf (?:der|dieser)|meines lebens)\b",
    r"\b(?:dann|morgen|heute|bald|gleich) (?:ist|wird) (?:es|alles)(?: endlich)? (?:vorbei|zu ende)$",
    r"\b(?:will|mochte|werde|muss)(?: \w+){0,2} (?:alles|allem|leben)(?: \w+)? (?:beenden|ein ende (?:machen|bereiten))\b",
    r"\bmache?(?: \w+)? (?:dem|allem|mir|damit|dem ganzen)(?: \w+){0,2} (?:ein ende|schluss)\b",
    r"\bweis+(?: \w+){0,2} nicht mehr weiter\b|\bkeinen ausweg\b",
    (
        r"^(?=.*\b(?:brucke|dach|balkon|hochhaus|klippe|gleis\w*|schienen|parkhaus|bahnsteig|stock|fenster|turm)\b)"
        r"(?=.*\b(?:springe|springen|runter ?spring\w*|hinunter ?spring\w*|runter ?sturzen|mich (?:\w+ )?(?:fallen|sturzen))\b)"
    ),
    r"\bich (?:steh\w*|sitze?|bin) (?:\w+ )?(?:auf|an) (?:der|dem|den|einer|nem) (?:brucke|dach|gleis\w*|schienen|klippe|brustung)$",
    r"\bgegen (?:einen|den|nen) baum fahr\w*\b|\b(?:strick|seil)\b(?: \w+){0,4} (?:hals|bereit|gekauft)\b",
    r"\brasierklingen?\b(?! (?:kaufen|fur den bart))|\bklinge (?:\w+ ){0,3}(?:arme?|haut|hand|handgelenk)\b",
    r"\bsvv\b|\bverletze? (?:\w+ )?mich\b|\bmich (?:wieder |absichtlich |selber |selbst )+(?:zu )?(?:verletz\w*|bestraf\w*|schneid\w*|verbrenn\w*)\b",
    r"\b(?:telefon ?seelsorge|seelsorge|krisentelefon|krisendienst|sorgentelefon)\b",
)
_OF_SOMEBODY = (
    (
        r"\bsich(?: \w+){0,2} (?:umbring\w*|umzubringen|umgebracht|das leben|erhang\w*|erschiess\w*|ritzt|ritzen"
        r"|was antun|was antut|etwas antun|vergiften)\b|\b(?:bringt|brachte) sich (?:\w+ )?um\b"
    ),
    rf"\b{_ONE}\b(?: \w+){{0,3}} (?:ritzt|schneidet|verletzt) sich\b(?! (?:am|beim|die haare|den finger|im spiel))",
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
    rf"\b{_ONE}\b.*\b(?:droht|drohte|gedroht|will|wird)(?: \w+)? (?:mich|uns|mir)\b.*\b(?:umbringen|toten|umzubringen|schlagen)\b",
    r"\bangst vor (?:ihm$|mein(?:em|er) (?:mann|freund|vater|stiefvater|ex|partner|frau)\b)",
    (
        rf"\b{_ONE}\b(?: \w+){{0,3}} (?:boxt|wurgt|schubst|stosst|stost|tritt|trat|ohrfeigt|belastigt|erpresst"
        r"|kontrolliert|begrapscht|packt) (?:mich|uns)\b(?! (?:\w+ ){0,2}(?:im schlaf|nachts|im bauch))"
    ),
    r"\b(?:droht|drohte|drohen) (?:mir|uns|mich|damit|mit)\b|\b(?:mir|uns) (?:\w+ ){0,2}gedroht\b|\b(?:mord|tod(?:es)?)drohung\w*\b",
    (
        r"\b(?:hat|haben) (?:mich|mir|uns|meine? \w+)(?: \w+){0,5} (?:getreten|\w*gestossen|\w*gestosen|geschubst|angefasst|angefast"
        r"|begrapscht|begrabscht|eingesperrt|eingeschlossen|festgehalten|gezwungen|betaubt|erpresst|verfolgt)\b"
    ),
    (
        r"\b(?:vater|papa|stiefvater|stiefpapa|onkel|opa|bruder|stiefbruder|trainer|cousin)\b(?: \w+){0,3} "
        r"(?:kommt|kam|schleicht|legt sich|steigt)(?: \w+){0,3} (?:in mein (?:zimmer|bett)|ins (?:zimmer|bett)|zu mir)\b"
    ),
    r"\b(?:sperrt|schliesst|schliest|sperrte) (?:mich|uns)(?: \w+){0,3} ein\b|\blasst mich nicht (?:raus|weg|gehen|aus dem haus|das haus|zu meine\w+)\b",
    r"\bnimmt mir (?:\w+ )?(?:handy|telefon|geld|pass|ausweis)\b|\bhat (?:mir )?meinen? (?:pass|ausweis|papiere)\b",
    r"\bangst (?:\w+ )?das+ (?:er|sie|mein \w+|meine \w+)(?: \w+){0,3} (?:umbring\w*|tote[tn]?|totet|schlagt|verprugelt|findet|antut|zuschlagt)\b",
    r"\b(?:er|sie|mann|freund|vater|ex|stiefvater|familie|eltern|onkel) (?:zwingt|zwang|zwingen) (?:mich|uns)\b|\bgegen meinen willen\b|\bzwangs(?:heirat\w*|verheirat\w*|ehe)\b",
    r"\b(?:zwingt|zwang|gezwungen|erzwing\w*)\b.*\b(?:sex|sexuell\w*|schlafen mit|heiraten|anfassen)\b",
    (
        r"\b(?:jemand|fremder|einbrecher|unbekannter|ein mann|fremder mann|wer)(?: \w+){0,3} (?:in|vor|an|unter|hinter)(?: \w+)? "
        r"(?:meiner|meinem|unserer|unserem|der|dem) (?:wohnung|haus|hause|tur|haustur|fenster|zimmer|garten|keller|balkon|schlafzimmer)\b"
        r"(?! (?:uber|unter|neben|nebenan))|\beinbrecher\b(?! (?:horspiel|krimi))|\bbricht (?:\w+ ){0,3}ein$"
    ),
    rf"\b{_ONE}\b(?: \w+){{0,3}} (?:ag+res+iv|gewalttatig|handgreiflich)\b|\b(?:schmeis+t|wirft)(?: \w+){{0,3}} (?:nach|auf) (?:mir|mich|uns)\b",
    r"\bgewalttatig\w*\b|\bgewalt (?:zu ?hause|in der (?:ehe|familie|beziehung))\b|\bfrauenhaus\b",
    rf"\b{_ONE}\b(?: \w+){{0,3}} (?:messer|pistole|waffe|axt)\b(?! (?:zum|kaufen|block|schleif\w*))",
    r"\bich werde (?:\w+ )?verfolgt\b(?! (?:im traum|in traumen))",
    r"\b(?:nackt ?(?:bilder\w*|fotos?|videos?))\b|\bstalker\w*\b|\blauert mir\b|\b(?:unsittlich|sexuell) (?:\w+ )?(?:beruhrt|belastigt|genotigt)\b",
    r"\b(?:schlagt|prugelt|wurgt) (?:ihre?|seine?|meine?|unsere?|die|das)n? (?:kind\w*|sohn|tochter|frau|freundin|mutter|mama|bruder|schwester)\b",
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
    (
        rf"\b{_ONE}\b(?: \w+){{0,6}} (?:atmet|reagiert|bewegt sich|ruhrt sich|wacht)"
        r"(?: (?!morgens|vom|beim|durch|nachts)\w+)? (?:nicht|kaum|nimmer)(?: mehr)?(?: auf)?$"
    ),
    (
        rf"\b{_ONE}\b(?: \w+){{0,3}} atmet(?: \w+){{0,2}} (?:komisch|seltsam|kaum|blau|schwer)$"
        r"|\batmet\b.*\b(?:ist|wird|lauft)(?: \w+)? blau\b"
        r"|\b(?:umgefallen|umgekippt|gesturzt)\b.*\b(?:spricht|redet|steht)(?: \w+)? nicht\b"
    ),
    r"\b(?:kann|konnen|kriege?|bekomme?) (?:ihn|sie|es|mein\w* \w+|das baby|mama|papa|oma|opa)(?: \w+)? nicht (?:mehr )?(?:wecken|aufwecken|wach)\b(?! (?:fur|zur|um))",
    (
        rf"\b{_ONE}\b(?: \w+){{0,3}} (?:umgekippt|zusammengesackt|gesturzt|zusammen ?gebrochen|kippt um)\b"
        r"|\b(?:umgekippt|umgefallen|gesturzt|liegt am boden|liegt auf dem boden)\b.*\b(?:antwortet|reagiert|ansprechbar|bewegt|wacht|blut\w*)\b"
    ),
    (
        r"^(?=.*\bherz\b)(?=.*\b(?:rast|stolpert|sticht|stechen|stechend\w*|setzt aus|krampft|schmerzt|schmerz)\b)"
        r"(?=.*\b(?:arm|kiefer|luft|atmen|schwindl\w*|schwindel|ubel|ohnmacht|schweis\w*|brust)\b)"
    ),
    r"\b(?:schmerz\w*|zieht|ausstrahl\w*|strahlt)(?: \w+){0,4} linken? arm\b",
    (
        r"\b(?:enge|engegefuhl|stechen|sticht|stiche?|brennen)(?: \w+){0,3} (?:brust|brustkorb)\b|\bbrustenge\b"
        r"|\bbrust (?:\w+ ){0,2}(?:ganz eng|schmerzt|sticht|tut (?:\w+ ){0,2}weh)\b(?! (?:beim|vom) stillen)"
    ),
    r"\b(?:mund|gesicht|lid|augenlid|gesichtshalfte)\b(?: \w+){0,3} (?:schief|gelahmt|taub|hangt|herunter|runter)\b",
    r"\b(?:redet|spricht|sprache|reden)(?: (?!schlaf)\w+){0,2} (?:wirr\w*|verwaschen|unverstandlich\w*|undeutlich|lallend)\b|\blallt\b",
    (
        r"\bplotzlich(?: \w+){0,3} (?:blind|gelahmt|verwirrt|taub|nichts mehr seh\w*|nicht mehr (?:sprechen|reden|sehen|bewegen|laufen))\b"
        r"|\b(?:halbseitig|einseitig|eine seite|eine korperhalfte)(?: \w+){0,3} (?:gelahmt|taub|schwach)\b"
    ),
    (
        rf"\b{_CHILD}\b(?: \w+){{0,4}} (?:fieber|krampft|krampfe|schlaff|apathisch|blau (?:an|angelaufen|im gesicht))\b"
        r"|\b4[0-3](?: \d)?(?: grad)? fieber\b|\bfieber(?: \w+){0,2} 4[0-3]\b|\bfieberkrampf\w*\b|\bkrampft\b|\blippen (?:\w+ )?blau\b|\bblaue lippen\b"
    ),
    rf"\b(?:doppelte|falsche|zu hohe|zuviel|zu viel|zweimal|doppelt)(?: \w+){{0,2}} (?:dosis|{_MEDICINES})\b|\b{_MEDICINES}(?: \w+){{0,3}} (?:doppelt|zweimal|zuviel|zu viel|verwechselt)\b",
    (
        r"^(?=.*\b(?:\w*batterie\w*|magnet\w*|munze\w*|\w*reiniger|spulmittel|waschmittel|bleiche|gift\w*|frostschutz\w*|nagellack\w*"
        r"|benzin|zigarette\w*|chlor\w*|entkalker|spulmaschinen\w*|geschirrtabs?)\b)(?=.*\b(?:verschluckt|geschluckt|getrunken|gegessen)\b)"
    ),
    r"\bgift ?notruf\w*\b|\bverschluckt\b(?=.*\b(?:hustet|luft|blau|atm\w*)\b)|\b(?:steckt|stecken|fest)(?: \w+){0,2} (?:luftrohre|im hals)\b(?<!kloss im hals)",
    (
        r"\b(?:zunge|hals|gesicht|lippen?|rachen)(?: \w+){0,3} (?:schwillt|schwellen|anschwell\w*|\w*geschwollen)\b"
        r"|\b(?:schwillt|geschwollene)(?: \w+){0,3} (?:zunge|hals|gesicht|lippen?)\b|\ballergisch\w* (?:schock|reaktion)\b|\basthma ?anfall\w*\b"
    ),
    (
        r"\b(?:spuckt?|spucke|spucken|erbreche?|erbricht|huste|hustet|kotze?|kotzt) (?:\w+ )?blut\b|\bverblut\w*\b"
        r"|\b(?:uberall|so viel|viel) blut\b(?! (?:spend\w*|abgenommen))|\bblut (?:\w+ )?(?:uberall|spritzt|lauft|hort)\b"
    ),
    r"\bschwanger\w*\b.*\bblut\w*\b|\bblut\w*\b.*\bschwanger\w*\b|\bfrucht(?:wasser|blase)\b|\bwehen\b.*\bminuten\b",
    r"\bkopf\b.*\b(?:gestos+en|geschlagen|aufgeschlagen|gefallen|angehauen)\b.*\b(?:ubel|schlecht|schwindl\w*|erbr\w*|kotz\w*|doppelt|blut\w*)\b|\bauf den kopf gefallen\b",
    r"\b(?:kochendes|heisses|heises) wasser\b.*\b(?:haut|arm|bein|hand|gesicht|uber)\b|\bverbruht\b",
    r"\b(?:soll|sollte|muss|brauche?|brauchen|rufe?|ruft|holt)(?: \w+){0,4} (?:notarzt|krankenwagen|rettungswagen|notruf|notaufnahme)\b|\b(?:notarzt|krankenwagen|rettungswagen|notruf) (?:rufen|holen|wahlen)\b",
    r"\b(?:haus|kuche|zimmer|keller|dachstuhl|bett) brennt\b(?! (?:\w+ )?licht)|\b(?:gas ?melder|kohlenmonoxid\w*)\b",
    r"\b(?:gasgeruch|riecht nach gas|kohlenmonoxid|wohnung brennt|haus brennt|es brennt bei)\b",
)

DANGERS = (
    (
        SELF_HARM,
        (*_SELF_HARM, *_DESPAIR, *_NO_LONGER_HERE, *_PLANNED, *_OF_SOMEBODY),
    ),
    (HARM_BY_OTHERS, _BY_OTHERS),
    (EMERGENCY, _EMERGENCY),
)
"""Each answer, and the patterns of the texts that get it."""
