"""Patterns of texts about harm by others: violence, abuse, threats, stalking."""

from __future__ import annotations

from sleepterm.library.search.crisis.people import (
    CHILD,
    HE,
    OTHER,
    PARTNER,
    RELATIVE,
)

_WHO = rf"(?:{HE}|{PARTNER}|{RELATIVE}|{OTHER}|hed|shed|man|men|guy|boss|manager|landlord|coach|teacher|carer|nurse|stranger|people|bully|bullies|bloke|dude|lads|gang|pimp|kids|boys|girls|family|in laws?|mil|officer)"
_US = rf"(?:me|us|my (?:{RELATIVE}|{CHILD}|kids|children|face|baby))"
_STRIKES = (
    r"(?:hit(?:s|ting)?(?! me up)|beat(?:s|ing|en)?|punch(?:es|ed|ing)?|kick(?:s|ed|ing)?"
    r"|slap(?:s|ped|ping)?|chok(?:es|ed|ing)|strangl(?:es|ed|ing)|abus(?:es|ed|ing)"
    r"|rap(?:es|ed|ing)|molest(?:s|ed|ing)?|assault(?:s|ed|ing)?|attack(?:s|ed|ing)?"
    r"|hurt(?:s|ing)?|threaten(?:s|ed|ing)?|stab(?:s|bed|bing)?|shov(?:es|ed|ing)"
    r"|push(?:es|ed|ing)|burn(?:s|t|ed|ing)|grab(?:s|bed|bing)?|stalk(?:s|ed|ing)?"
    r"|harass(?:es|ed|ing)?|drug(?:s|ged|ging)|spik(?:ed|ing)|grop(?:es|ed|ing)"
    r"|smother(?:s|ed|ing)?|blackmail(?:s|ed|ing)?|scratch(?:es|ed|ing)?|bit(?:es|ing|ten)?|spits? (?:on|at)|spat|thr(?:ows?|ew)|drag(?:s|ged)?|pinch(?:es|ed)?|control(?:s|ling)?|throws things at|scream(?:s|ing) at)"
)
_DONE = (
    r"(?:raped|abused|beaten|assaulted|molested|strangled|stalked|threatened|groped"
    r"|trafficked|choked|stabbed|punched|drugged|spiked|battered|blackmailed"
    r"|attacked(?! by (?:\w+ )?(?:mosquito\w*|midges|bugs|bees|ants|thoughts|work))"
    r"|hit by (?:my|him|her|his)|hurt by (?:my|him|her)|kicked by|slapped by"
    r"|held (?:hostage|captive|prisoner)|followed home)"
)
_ONLY_DREAMT = (
    r"(?<!nightmare about being )(?<!nightmares about being )(?<!dream about being )"
    r"(?<!dreams about being )(?<!dreamt of being )(?<!and )(?<!dreamed of being )"
)
_FEELS = (
    r"(?! (?:feelings|eardrums|back in|with a (?:pillow|question|deadline))\b)"
    r"(?! in (?:his|her|their) sleep)"
)

PATTERNS = (
    rf"\b{_WHO}\b(?: \w+){{0,4}}? {_STRIKES}(?: on| at)? {_US}\b{_FEELS}",
    r"\b(?:touch(?:es|ed|ing)) me (?:there|where|down|inappropriately|when i sleep|at night|without|in bed)\b",
    rf"\b(?:my )?(?:{RELATIVE}|teacher|coach|priest|boss|stranger|man) (?:\w+ )?touch(?:es|ed|ing) me\b",
    (
        r"\b(?:i was|i am|im|ive been|i have been|i got|i get|i keep getting|is|are|was"
        r"|been|gets|getting|got|being)"
        rf" (?:being |getting |\w+ly )?{_ONLY_DREAMT}{_DONE}\b"
    ),
    r"\b(?:raped|rapist)\b|\brape\b(?! seed| whistle)",
    (
        r"\babusive (?:\w+ )?(?:relationship|marriage|home|house|family|husband|wife"
        r"|partner|boyfriend|girlfriend|bf|gf|ex|father|mother|dad|mum|mom|parents?"
        r"|household)\b|\b(?:is|hes|shes|gets|so|was|are|being) abusive\b"
    ),
    r"\bdomestic (?:abuse|violence)\b|\bchild abuse\b|\bsexual(?:ly)? (?:abus|assault|harass)",
    r"\b(?:physically|emotionally|verbally) abus",
    (
        rf"\b(?:{HE}|{PARTNER}|someone|somebody|dad|father|stepdad|brother|man|guy)"
        r"(?: \w+){0,3}? (?:going to|gonna|wants to|wanted to|tried to|tries to|trying to"
        r"|threatened to|threatens to|threatening to|threatening|hell|will|would|said"
        r"|says|says (?:hell|he|shell|she)|might|could)(?: \w+){0,3}?"
        rf" (?:kill|hurt|stab|shoot|murder|burn|beat|strangle|choke) {_US}\b(?! feelings)"
    ),
    (
        r"\b(?:threaten(?:s|ed|ing)?) (?:to|with) (?:\w+ )?(?:kill|hurt|stab|shoot|murder"
        r"|knife|gun|beat|share|post|leak|take my)\b|\bdeath threats?\b"
    ),
    (
        rf"\b(?:scared|afraid|frightened|terrified|fear|worried)(?: that| of)?(?: \w+)?"
        rf" (?:{HE}|{PARTNER}|dad|father|stepdad|step dad|hell|shell|someone)(?: \w+)?"
        rf" (?:kill|hurt|harm|hit|beat|stab|find|come back|going to|gonna)\b"
    ),
    (
        rf"\b(?:scared|afraid|frightened|terrified) of (?:my |going home to my |going home to )?"
        rf"(?:him|her|{PARTNER}|dad|father|step ?dad|stepfather|parents)\b"
        r"(?! (?:in law|leaving|dying|snor|losing|being|getting))"
    ),
    (
        r"\b(?:not|dont feel|never feel|never|isnt|isn|unsafe|dont feel very) ?"
        r"(?:very )?safe (?:at|in|here|with|around|going)"
        r"(?! (?:the (?:car|dark|water)|a (?:car|plane)|fog))|\bunsafe (?:at|in|with|around)\b"
    ),
    r"\b(?:dont|not|never) (?:feel|feeling|felt) safe\b(?! (?:to drive|flying|on (?:a )?planes?))",
    (
        rf"\b{_WHO} (?:\w+ )?(?:wont|doesnt|never|refuses to|does not|will not)"
        r" (?:ever )?(?:let|lets|allow|allows)"
        r" me (?:to )?(?:leave|go out|out|see (?:my|anyone)|talk|eat|use my|have my|work)\b"
    ),
    r"\b(?:lock(?:s|ed)|lock|keeps(?! me up)|trap(?:s|ped)) me (?:in|out|up|inside|here)\b",
    r"\bhe(?:ld|lds|olds) (?:me|a knife|a gun) (?:down|hostage|to|at|against)\b",
    r"\bhands? (?:a?round|on|over|to) my (?:throat|neck|mouth)\b",
    r"\b(?:strangl|chok|smother)(?:es|ed|ing) me\b",
    r"\bstalk(?:er|ers|ing)\b(?! (?:celery|of))",
    (
        rf"\b(?:{_WHO}|who|and|keeps?)\b(?: \w+){{0,2}} "
        r"(?:follow(?:s|ing|ed) (?:me|us)|waits? (?:outside|for me)|waiting outside"
        r"|sits? outside my|watch(?:es|ing) my house|turns up at my)\b"
    ),
    r"\bknows where i (?:live|work)\b|\b(?:found|tracks|tracking) (?:my address|my phone)\b",
    (
        rf"\b(?:{_WHO}|is|its|theres?) (?:\w+ )?(?:in|inside|breaking into|broken into|broke"
        r" into|trying to get into|trying to break into) my (?:house|flat|home|room|apartment)\b"
        r"(?! (?:music|plant))"
    ),
    r"\bsome(?:one|body) (?:is |has )?(?:broke|breaking|broken) in\b|\bintruder\b",
    (
        rf"\bhiding (?:\w+ )?(?:from (?:my )?(?:him|her|them|{PARTNER}|dad|father|mum|mom"
        r"|parents)|in (?:the|my) (?:bathroom|closet|wardrobe|toilet|cupboard|attic|garage"
        r"|car))\b"
    ),
    r"\b(?:gave|given) me (?:a |another )?(?:black eye|bruises?|bloody|split)\b",
    (
        r"\b(?:forc(?:es|ed|ing)|made|makes) (?:me to|me|himself on|herself on|themselves on)"
        r" ?(?:have sex|sleep with|do sexual|touch (?:him|her)|marry|me\b)"
    ),
    rf"\b{_WHO}\b(?: \w+){{0,4}}? (?:{_STRIKES}) (?:her|him|them|(?:his|her|their|the) (?:kids?|children|wife|girlfriend|baby|son|daughter|mum|mom|partner))\b(?! (?:at|in the (?:game|film|book)|to))",
    r"\b(?:is|was|gets?|got|so|being|became|turned|very|getting) violent\b|\bviolent (?:partner|husband|boyfriend|ex|father|dad|man|relationship|home|son|brother|wife|marriage)\b",
    r"\babusive\b|\babused\b|\b(?:elder|physical|emotional|verbal|sexual|domestic|child|his|her|the) abuse\b(?! of power)",
    r"\b(?:scared|afraid|frightened|terrified|dont want|dont feel safe) (?:to |about )?(?:go|going|come|coming|be|being|return\w*) (?:back )?(?:at )?home\b(?! (?:country|to an empty|alone))",
    r"\b(?:ex|he|hes|she|guy|man|men|bf|boyfriend|husband|stranger|coworker|boss|someone) (?:just )?(?:wont|doesnt|cant|not|never) leave me alone\b",
    r"\b(?:theres|there is|there are|i think|i hear|hear|see|saw|think) (?:\w+ ){0,2}?(?:someone|somebody|a man|man|men|stranger|intruder|burglar)s?(?: \w+){0,2} (?:in|inside|outside|at|under|downstairs)\b(?! (?:the (?:film|book|story|song)|love|tune))",
    r"\b(?:checks?|tracks?|goes through|reads?|controls?|took|takes) (?:all )?my (?:phone|money|messages|location|every move|life)\b|\bcontrol(?:s|ling) me\b|\bcontrolling (?:husband|partner|boyfriend|wife|man|relationship|ex)\b",
    r"\bthreaten\w* (?:to|me|us|with)\b",
    r"\b(?:tells?|told|says|said)(?: me)? (?:not to|dont|never to) tell\b|\bour (?:little )?secret\b|\btouch(?:es|ed|ing) (?:me|my (?:private|body|chest|bum|leg))\b(?! heart)",
    r"\b(?:did|does|doing) (?:something|things|bad things|stuff) to me\b|\bmade me do (?:things|stuff)\b",
    r"\b(?:having|had|has|have) sex with me\b|\bwithout my consent\b|\b(?:said|saying) no but\b|\bpressur\w+ me (?:to|into|for) (?:sex|have sex|send)",
    r"\bspik(?:ed|ing) (?:my|her|his) drink\b|\bdrink (?:was |got |has been |been )?spiked\b|\bdrugged\b",
    r"\bblackmail(?:s|ed|ing)?\b|\b(?:turn|show)(?:s|ing|ed)? up (?:at|outside) my\b|\bpeeping\b",
    rf"\b(?:leave|leaving|escape|escaping|get away from|run away from|safe from) (?:my |an? )?(?:abus\w+ )?(?:\w+ )?(?:violent|abusive|controlling|{PARTNER} (?:who|that|he|safely))\b",
    r"\brun(?:ning)? away from home\b|\bkicked me out\b",
    r"\b(?:comes?|came|gets?|climbs?) in(?:to)? my (?:bed|bedroom|room at night)\b",
    r"\bsexual(?:ly)? \w*assault|\bassaulted\b|\bmolest",
    rf"\b(?:{_WHO}|is|are) (?:\w+ )?(?:trying|tries) to (?:get|break|climb|come) in(?:to|side)?\b",
    (
        rf"\b(?:{_WHO}|hes|shes|outside)(?: \w+){{0,4}} (?:with|has|have|got|holding|pulled|waving|pointing)"
        r" (?:a |an |the )?(?:knife|gun|bat|machete|weapon|axe|hammer)\b(?! (?:for|in the kitchen))"
    ),
    rf"\b{_WHO}(?: \w+){{0,4}} (?:burn|blow up|set fire to|smash up) (?:the|our|my|this) (?:house|home|flat|car)\b",
    r"\bdowry\b|\bmarry me off\b|\bhono?u?r (?:killing|they|crime)\b|\bby force\b|\bforced to marry\b|\bmake me marry\b",
    rf"\b(?:{_WHO})(?: \w+){{0,3}} kill me for\b",
    r"\b(?:took|takes|taken|has|hid|hides) my (?:passport|papers|documents|pension|wages|benefits|bank card|id)\b",
    r"\bnot allowed to (?:leave|go out|see (?:my|anyone)|eat|talk to)\b",
    r"\b(?:make|makes|making|made|forc\w+) me (?:to )?(?:sell|have sex|do (?:things|stuff)|sleep with|strip)\b|\bsell my body\b",
    r"\btwists? (?:my|her|his|moms|mums) (?:arm|wrist)\b|\bbruis(?:es|ed) (?:all over|everywhere|on (?:my|her|his))\b|\bcovered in bruises\b",
    r"\bblack eye\b.*\b(?:he|she|him|boyfriend|husband|did|gave)\b",
    r"\b(?:bash|beat|batter)(?:es|ing|s) (?:up )?(?:his|her|the|their) (?:missus|wife|girlfriend|kids?|children|husband|partner|mum|baby)\b",
    r"\bscream(?:ing|s)? for help\b|\bchained up\b|\bwelts\b",
    r"\b(?:with (?:the|a|his|her) belt|whips? me|canes? me|gives? me (?:a beating|beatings)|burns? me with)\b",
    r"\b(?:doesnt|wont|dont|never) feed (?:us|me)\b|\block(?:s|ed) (?:us|him|her|them) (?:out|outside|in|up)\b",
    r"\b(?:deth|death) threats?\b|\btracker on my\b|\bspyware\b",
    r"\b(?:nudes?|naked (?:pics?|photos?|pictures?|videos?))\b(?! (?:art|painting|beach))",
    r"\b(?:sextort|revenge porn|forced marriage|traffick)",
)
