"""Patterns of texts about bodily emergencies: heart, stroke, breath, poison, injury."""

from __future__ import annotations

from sleepterm.library.search.crisis.people import (
    CHILD,
    HE,
    OTHER,
    PARTNER,
    PILLS,
    RELATIVE,
)

_WHO = rf"(?:{HE}|{PARTNER}|{RELATIVE}|{CHILD}|{OTHER}|man|woman|girl|boy|lady|kids)s?"
_FILL = (
    r"(?:(?:my|with|to|properly|even|really|his|her|get|getting|catch|catching|any|a"
    r"|enough|at|all|very|take|taking|of|much|in|like|is|its|me|no|i|you|he|she|when|why) ){0,3}"
)
_NOSE = (
    r"(?! (?:\w+ ){0,2}(?:nose|cold|deeply|calmly|slowly|evenly|mask|hay ?fever|laughing|exercise|exercises"
    r"|meditation|technique|in this heat))(?! (?:exercise|meditation|stuffy|out of boredom))"
)
_HEART = (
    (
        r"\bchest (?:\w+ ){0,3}?(?:pains?|painful|hurts?|hurting|tight\w*|pressure|crush\w*"
        r"|squeez\w*|aches?|aching|burning|stabbing|heavy|numb)\b(?! from| after the gym)"
    ),
    (
        r"\b(?:pains?|painful|pressure|tight\w*|crush\w*|squeez\w*|stabbing|heavy|elephant"
        r"|ache|aching|weight|hurts)(?: \w+){0,4}? chest\b(?! of drawers)(?! after the gym)"
    ),
    (
        r"(?<!gave me a )(?<!giving me a )(?<!nearly had a )(?<!almost had a )"
        r"(?<!gave him a )(?<!gave her a )(?<!recovering from a )(?<!fear of a )"
        r"(?<!scared of a )(?<!afraid of a )(?<!after a )\bheart attack\b"
        r"(?! (?:last year|on a plate|burger))(?<!nearly gave me a heart attack)"
    ),
    r"\bcardiac arrest\b|\bheart (?:has |is |just )?(?:stopp(?:ed|ing)|failing|giving out)\b",
    (
        r"\b(?:left|right|one) (?:arm|side|leg|hand)(?: \w+){0,4}?"
        r" (?:numb\w*|weak\w*|tingl\w*|limp|paraly\w*|droop\w*|useless)\b"
        r"(?! (?:from|after|because i (?:slept|lay)))"
    ),
    (
        r"\b(?:numb\w*|weak\w*|tingling|pain|paraly\w*|cant (?:feel|move|lift))"
        r"(?: \w+){0,4}? (?:(?:left|right|one) (?:arm|side|leg|hand|half)|down my arm"
        r"|side of (?:my|his|her|the) (?:body|face))\b(?! (?:from|after) )"
    ),
    r"\b(?:pain|aching|ache|tingling|pressure)(?: \w+){0,4} (?:down|into|in|along) my (?:left )?(?:arm|jaw)\b",
    r"\bjaw (?:hurts?|pain|aches?)\b.*\b(?:arm|chest|sweat\w*|sick)\b",
    r"\b(?:sweat\w*|sick|dizzy|arm|jaw)\b.*\bchest\b(?! of)(?! breathing)",
    r"\bchest\b(?! of)(?: \w+){0,4} elephant\b|\bclutch(?:ing|es|ed) (?:his|her|my|their) chest\b",
    r"\bno (?:pulse|heartbeat|heart beat)\b|\bcpr\b|\bdefibrillator\b",
    r"\bheart (?:is |keeps |feels )?(?:racing|pounding|beating|rate|skipping|fluttering|irregular)\b.*\b(?:faint|pass(?:ing)? out|collaps\w*|black(?:ing)? out|grey|dizzy|breath)\b",
)
_STROKE = (
    r"\bcant smile\b|\b(?:talk(?:s|ing)?|speak(?:s|ing)?) (?:gibberish|gobbledygook)\b",
    rf"\b{_WHO}\b.* (?:making no sense|makes no sense|not making (?:any )?sense|isnt making sense)\b",
    rf"\b{_WHO}\b.* cant (?:speak|talk)\b(?! (?:to|about|english|with))",
    r"\b(?:hand|arm) (?:just )?(?:hangs|hanging|dropped|is hanging)\b",
    (
        r"\b(?:having|had|have|has|hes had|shes had|think its|maybe|signs of|symptoms of"
        r"|suffer\w+|possible|may be|could be|might be|is it|is this)(?: \w+){0,3}? "
        r"(?:a |stroke)?(?:mini )?strokes?\b(?! of)"
    ),
    r"^(?:a )?stroke$|\bstroke (?:symptoms?|signs?|help)\b",
    (
        r"\b(?:face|mouth|smile)(?: \w+){0,4}? (?:droop\w*|dropp(?:ed|ing)|sagg?\w*|fallen"
        r"|lopsided|numb|crooked|paraly\w*|slack|on one side)\b(?! from)"
    ),
    r"\b(?:droop\w*|sagging|lopsided|crooked)(?: \w+){0,3} (?:face|mouth|smile)\b",
    r"\bspeech\b(?: \w+){0,4} (?:slur\w*|garbled|jumbled|gone|funny|weird|makes no sense)\b",
    r"\bslur(?:red|ring|s)?(?: \w+){0,2} (?:speech|words|his|her|my)\b|\b(?:is|started|are|hes|shes|been|im) slurring\b",
    r"\bcant (?:speak|talk|get (?:my |his |her )?words out)(?: properly| all of| suddenly| clearly|$)",
    (
        r"\bsudden(?:ly)? (?:\w+ ){0,3}?(?:numb\w*|weak\w*|blind\w*|confus\w*|paraly\w*"
        r"|cant see|cant move|cant speak|loss of (?:vision|sight|balance)|severe headache"
        r"|collaps\w*)\b"
    ),
    r"\b(?:numb\w*|weak\w*|confus\w*|blind|cant see)(?: \w+){0,3} (?:all of a sudden|suddenly)\b",
    r"\bworst headache\b|\bthunderclap headache\b",
    r"\b(?:lost|losing) (?:\w+ ){0,3}?(?:vision|eyesight|sight in)\b|\bcant see (?:out of|from) (?:one|my)\b",
    r"\bcant (?:feel|move) (?:my|his|her|one|the) (?:\w+ )?(?:legs?|arms?|face|side|body|neck)\b",
)
_BREATH = (
    (
        r"\b(?:cant|cannot|can not|can hardly|can barely|hardly|barely|struggl(?:e|es|ing)"
        r"|trouble|difficulty|unable|hard|not able|fighting|gasping|cant seem) "
        rf"{_FILL}(?:breath|breathe|breathing|air)\b{_NOSE}"
    ),
    (
        r"\b(?:not|stopped|stops|stop|isnt|isn|no longer|doesnt|hasnt|quit|arent|never"
        r"|without) (?:\w+ )?(?:breathing|breathes|breathed|taken a breath)\b"
        r"(?! (?:deeply|through|exercise|right|well|slow))"
    ),
    r"\b(?:short|shortness) of breath\b|\bgasping\b(?! at)|\bsuffocat(?:ing|es|ed)\b(?! (?:heat|job|in this heat))",
    r"\b(?:asthma|asthmatic) attack\b|\binhaler (?:\w+ )?(?:isnt|is not|not|doesnt|does not|is empty|empty|ran out|wont|has run out)\b",
    r"\bchok(?:es|ing)\b(?! (?:up|back|hazard|smog))(?! on (?:tears|my words|dust))|\b(?:he|she|baby|son|daughter|child) choked\b",
    r"\b(?:stuck|lodged|caught) in (?:my|his|her|their|the|babys) (?:throat|windpipe|airway)\b",
    r"\bthroat (?:\w+ ){0,3}?(?:clos(?:ing|es|ed)|swell(?:ing|s)|swollen|tightening|blocked)\b",
    r"\b(?:closing|swelling|tightening)(?: up)? (?:throat|airway)\b",
    (
        r"\b(?:swell(?:ing|s)|swollen|puff(?:ing|ed))(?: \w+){0,4} (?:face|lips?|tongue|throat|mouth)\b"
        r"|\b(?:face|lips?|tongue|mouth)(?: \w+){0,5}? (?:swell(?:ing|s)|swollen|puff(?:ing|ed))\b"
    ),
    r"\banaphyla|\bepi ?pen\b|\ballergic (?:reaction|shock)\b|\ballergy attack\b",
    (
        rf"\b(?:{_WHO}|lips|face|skin|fingers|nails)(?: \w+){{0,4}}?"
        r" (?:gone|turned|turning|going|went|are|is|look(?:s|ing)?|feel(?:s|ing)?|all)(?: \w+){0,2}?"
        r" (?:blue|grey|gray|purple|floppy|limp|lifeless)\b(?! (?:eyes|about|eyed|light|tonight|today|whale))"
    ),
    r"\b(?:blue|purple|grey) (?:lips|face|and (?:limp|floppy|cold))\b|\blips (?:\w+ )?blue\b",
    r"\bwheez(?:ing|es|y|ed)\b|\bpuffer\b(?! ?fish)(?! jacket)",
    r"\bbreathing (?:is |has |sounds |looks )(?:hardly|barely|weird|funny|strange|stopp\w*|laboured|labored|very|really|so|getting (?:worse|slower|harder))\b",
)
_BABY = (
    rf"\b{CHILD}\b(?: \w+){{0,4}} (?:fever|temperature of|high temperature)\b|\b{CHILD}\b(?: \w+){{0,6}} (?:wont|not|isnt) feed(?:ing)?\b",
    r"\bdropped (?:the|my|our) (?:baby|bub|newborn)\b",
    (
        rf"\b{CHILD}(?: \w+){{0,3}}? (?:not|isnt|wont|stopped|cant|doesnt|is|has gone|went|gone)"
        r" (?:\w+ )?(?:breath(?:e|ing)|respond(?:ing)?|moving|limp|floppy|unresponsive|lifeless)\b"
    ),
    (
        rf"\b(?:cant|cannot|unable to|not able to|trying to|impossible to) (?:seem to )?(?:wake|rouse)"
        rf" (?:(?:my|the|our) )?(?:{_WHO}|him|her|them)(?: up)?\b(?! (?:early|for school|in the morning|from))"
    ),
    rf"\b{_WHO} (?:\w+ )?(?:wont|isnt|is not|not|doesnt|will not|hasnt) (?:wak(?:e|ing|en)(?: up)?|woken)(?! (?:me|the|at|before|when|early|anyone))\b",
    r"\bmeningitis\b|\bsepsis\b|\bstiff neck\b.*\b(?:fever|rash)\b|\brash\b.*\bglass\b",
)
_COLLAPSE = (
    r"\bunconscious\b(?! (?:mind|bias|thought))|\blost consciousness\b|\bunresponsive\b|\bnot conscious\b",
    (
        rf"\b{_WHO}(?: \w+){{0,3}}? (?:passed out|fainted|blacked out|collapsed|keeled over)\b"
        r"(?! (?:on the (?:sofa|couch|bed)|asleep|laughing|from (?:tired|exhaust)))"
    ),
    (
        rf"\b{_WHO} (?:\w+ )?(?:isnt|is not|not|doesnt|wont|stopped) (?:respond(?:ing)?|moving)\b"
        r"|\b(?:not|isnt) responding to (?:me|anything|voice)\b"
    ),
    r"\bi (?:\w+ )?(?:just |keep |kept |think i )(?:faint(?:ed|ing)|pass(?:ed|ing) out|black(?:ed|ing) out|collaps(?:ed|ing))\b",
    r"\bgurgling noises?\b|\bfound (?:him|her|my \w+) on the floor\b",
    r"\bseizures?\b|\bconvuls(?:ing|ions?|es)\b|\b(?:having|has|had) (?:an? )?(?:epileptic )?fit\b(?! of)|\b(?:is|hes|shes|started|been|keeps) fitting\b|\bepileptic\b",
    rf"\b{_WHO} (?:\w+ )?drowning\b(?! in (?:work|debt|love|his|her))|\b(?:nearly|almost) drowned\b",
    rf"\bfound (?:my |our |the )?(?:{_WHO}|him|her) (?:\w+ )?(?:on the|not|in the bath|face down|lying|slumped|cold)\b(?! (?:sofa|list))",
    r"\bnarcan\b|\bnaloxone\b",
    (
        r"\b(?:diabetic|sugar|sugars|glucose|insulin|hypo)\b.*\b(?:shak\w*|confus\w*|sweat\w*|faint\w*|passed out|collaps\w*|unconscious|drowsy)\b"
    ),
)
_SIGNS = (
    rf"\b{CHILD}\b.* breathing (?:\w+ )?(?:fast|funny|weird|hard|heavy|rapid\w*|noisi\w*|strange\w*)\b|\b{CHILD}\b.* (?:weird|funny|strange|odd) breathing\b|\b{CHILD}\b.* grunting\b",
    r"\b(?:talk|talks|talking|speaking|speech|walking) (?:\w+ )?(?:funny|weird|strange|slurred)\b.*\b(?:arm|face|side|sudden\w*|confused|lift|head)\b|\bcant lift (?:my|his|her|one|an|the) (?:\w+ )?(?:arm|leg)\b",
    rf"\b{CHILD}\b(?: \w+){{0,2}} (?:fell|rolled|dropped|fallen) (?:off|down|out|from|and|on)\b(?! asleep)",
    r"\b(?:broken|broke|dislocated)(?: (?:my|his|her|the|a))? (?:hip|neck|back|leg|spine|arm)\b|\b(?:hip|neck|leg|spine) (?:is |might be |may be |looks )?broken\b|\bbone (?:is )?sticking\b",
    r"(?<!i )(?<!will )(?<!alarm )\b(?:wont|cant|doesnt) (?:be )?wake(?:n)?(?: up)?$",
    rf"\b(?:{_WHO}|husband)\b(?: \w+){{0,6}} (?:wont|cant|isnt|doesnt) (?:be )?wak(?:e|ing|en)(?: up)?\b(?! (?:me|the|at|before|when|early|anyone|for|in the))",
    r"\beyes? (?:\w+ )?(?:roll(?:ed|ing)?|rolling back|glazed)\b(?! at me)|\bshaking (?:uncontrollably|all over|and)\b.*\b(?:fever|eyes|wont|floor)\b",
    r"\b(?:soaking|soaked|bleeding) through (?:\w+ )?pads?\b|\bha?emorrhag\w+|\bblood loss\b|\bmiscarr\w+.*\bbleed|\bbleed\w*.*\bmiscarr",
    r"\b(?:feel|feeling|think|feels)(?: \w+){0,5} (?:pass out|passing out|fainting|collapse|black(?:ing)? out)\b|\babout to (?:pass out|faint|collapse)\b",
    r"\b(?:drank|drunk|drink|swallowed|ate|eaten|drinking)(?: \w+){0,3} (?:cleaning|dishwasher|washing|disinfectant|white spirit|paint|polish|floor|toilet|laundry|mouthwash|nail|medicine|cleaner|pills|tablets)\b",
    r"\bgave (?:my |the |him |her )?(?:\w+ )?too? much\b(?! (?:love|attention|food|thought|time|money|chocolate))",
    r"\boverheat\w*.*\b(?:confus\w*|collaps\w*)|\bheat ?stroke\b|\bhypotherm\w*|\bsevere (?:pain|bleeding|headache|chest|abdominal)\b|\bagony\b.*\b(?:stomach|chest|abdomen|side)\b",
    r"\bcall (?:911|999|112|000|an ambulance)\b|\bshould i (?:call|go to) (?:an? )?(?:ambulance|911|999|er|a and e|hospital|emergency)\b|\bgo to (?:the )?(?:er|a&e|emergency room)\b",
    r"\b(?:arm|face|leg|side|body) (?:\w+ )?(?:gone|went|going|is|feels) (?:\w+ )?(?:numb|weak|floppy|paralysed)\b(?! (?:from|after|asleep))",
    r"\bbreathing (?:\w+ )?(?:has )?stopp?\w*|\b(?:stopped|stops|stop) breathing\b|\bnot breathing\b(?! (?:deeply|exercise))",
)
_POISON = (
    r"\b(?:drank|drunk|drinking|swallowed|sniffed|snorted|injected|inhaled)(?: \w+){0,4}? (?:bleach|antifreeze|acid|petrol|detergent|poison|weed ?killer|fentanyl|heroin|chemicals?|cleaner|pills|batter(?:y|ies))\b",
    r"\bsmoke (?:is )?(?:coming|under|everywhere|filling|in (?:my|the) (?:house|room|hall|flat|kitchen))\b",
    (
        rf"\b(?:{_WHO}|has|have|just|i|maybe|dog)(?: \w+){{0,3}}? (?:swallow(?:ed|s|ing)?|drank|drunk|ate|eaten|drinking|eating|licked|inhaled|got into|chewed)"
        r"(?: \w+){0,5}? (?:bleach|batter(?:y|ies)|magnets?|detergent|drain cleaner|cleaner|pods?|chemicals?"
        rf"|antifreeze|{PILLS}|petrol|gasoline|acid|coins?|glass|poison|weed ?killer|rat poison|turpentine"
        r"|berries|mushrooms?|nicotine|edibles?|hand sanitizer|essential oils?|lighter fluid|perfume)\b"
    ),
    r"\bpoison(?:ed|ous|ing)?\b(?! (?:song|band|every|ivy|oak|arrow|dart|apple|pen))(?<!food poisoning)",
    (
        rf"\b(?:took|taken|take|gave|given|had|injected)(?: \w+){{0,4}}? (?:{PILLS}|dose|doses)\b"
        r"(?: \w+){0,3} (?:twice|double|by mistake|by accident|accident|accidentally|too? much)\b"
    ),
    (
        rf"\b(?:took|taken|gave|given|had)(?: \w+){{0,3}}? (?:wrong|double|twice|someone elses|too? much|too? many|extra) (?:\w+ ){{0,3}}?"
        rf"(?:{PILLS}|dose|doses)\b"
    ),
    r"\b(?:overdosed|overdosing|overdose|od)\b(?! of (?:rain|coffee|cute|caffeine|sugar)| on (?:rain|coffee|caffeine|sugar|chocolate|cute|tea|tv|netflix))",
    r"\bcarbon monoxide\b|\bco (?:alarm|detector|poisoning)\b|\bmonoxide\b",
    r"\b(?:smell(?:s|ing)?|leak(?:s|ing)?)(?: \w+){0,2} gas\b(?! station)|\bgas (?:leak|smell)|\bsmells? (?:\w+ )?like gas\b",
    r"\b(?:house|flat|home|kitchen|building|room|bed|apartment) (?:\w+ )?(?:is |s )?(?:on fire|burning|full of smoke|filling with smoke)\b|\bfire in my (?:house|flat|kitchen|building)\b",
    r"\b(?:snake ?bite|bitten by a (?:\w+ )?(?:snake|spider))\b",
)
_INJURY = (
    (
        r"\bbleed(?:ing|s)?\b(?: \w+){0,4}? (?:stop(?:s|ping)?|heavily|badly|a lot|everywhere|so much|loads|profusely|internally|to death|out|really bad|through)\b"
    ),
    r"\b(?:wont|cant|doesnt|heavy|severe|bad|badly|heavily|still|internal|profuse)(?: \w+){0,3}? bleed(?:ing|s)?\b",
    r"\bblood (?:\w+ ){0,3}?(?:everywhere|pour(?:ing|s)|gush(?:ing|es)|spurt(?:ing|s)|all over|wont stop|coming out|squirting|pumping|soak\w*)\b",
    r"\b(?:cough(?:ing|ed)|vomit(?:ing|ed)|throw(?:ing)?|threw|puk(?:ing|ed)|spit(?:ting)?|pee(?:ing|d)|poo(?:ing|ped)) (?:up )?(?:\w+ )?blood\b",
    r"\blost (?:a lot of|so much|too? much|lots of|loads of) blood\b|\bsevered\b|\bcut (?:\w+ ){0,3}?(?:artery|to the bone)\b|\bcut off (?:my|his|her) (?:finger|thumb|toe|hand)\b",
    r"\b(?:pregnant|pregnancy)\b.*\bbleed|\bbleed\w*\b.*\bpregnan|\bwaters? (?:just )?broke\b|\bin labou?r\b",
    rf"(?<!chased and )\b(?:been|got|was|im|i am|is|hes|shes) (?:shot|stabbed)\b(?! of)|\bgunshot\b|\b{_WHO} (?:got|was|has been) (?:shot|stabbed)\b",
    (
        r"\b(?:boiling|scalding) (?:hot )?(?:water|oil|tea|coffee|soup|fat|milk)(?: \w+){0,2}? (?:all over|on|over|down)\b"
        r"|\b(?:spilled|spilt|poured|pulled)(?: \w+){0,4} (?:boiling|scalding|hot (?:water|oil|tea|coffee))\b"
    ),
    r"\bskin (?:\w+ ){0,3}?(?:coming off|peeling off|falling off|melting|blistering)\b|\bscald(?:ed|s)\b|\bthird degree\b|\belectrocuted\b|\bbadly burn(?:ed|t)\b|\bburn(?:ed|t)? (?:\w+ ){0,4}?badly\b|\bsevere burns?\b",
    (
        r"\b(?:hit|hurt|banged|bumped|smashed|cracked|knocked|fell on|landed on|whacked)(?: \w+){0,3}? head\b"
        r".*\b(?:sick|vomit\w*|throw\w*|threw|dizzy|double|confus\w*|drowsy|sleepy|blood|bleed\w*|blurr\w*|hard|concuss\w*|wont|memory|awake|passed|blacked|faint\w*|unconscious|slurr?\w*|out cold|puk\w*|woozy)\b"
    ),
    r"\b(?:vomit\w*|throwing up|threw up|dizzy|confus\w*|being sick|drowsy)\b.*\b(?:hit|hitting|banged|bumped|knock\w*|bang\w*|smack\w*)(?: \w+){0,2} head\b|\bhead injury\b|\bconcuss|\bfractured skull\b",
    r"\b(?:fell|fallen|fall) (?:off|from|down|out of)(?: \w+){0,8} (?:cant move|cannot move|unconscious|neck|spine|not moving|bleeding|wont wake)\b",
    r"\b(?:call|need|phone|get) (?:me )?(?:an? )?(?:ambulance|911|999|112|paramedics?)\b|\bambulance\b(?! siren| sound| noise)",
    r"\bblood clots?\b|\bblack (?:poo|stools?|tarry)\b|\bpouring (?:with )?blood\b|\bpour(?:ed|ing|s)\b.*\bblood\b(?! orange)",
    r"\bnose ?bleed\b.*\b(?:hours?|minutes|stop|warfarin|thinners)\b",
    r"\b(?:oil|kettle|fat|steam|iron) (?:on|over|all over)(?: \w+){0,3} (?:my|his|her|himself|herself|face|arms?|legs?|hands?|feet|chest)\b(?=.*\b(?:burn\w*|blister\w*|skin|peel\w*)\b)",
    r"\b(?:acid|bleach|chemicals?|cleaner|ammonia|lye)(?: \w+){0,2} (?:in|into) (?:my|his|her|the) eyes?\b",
    (
        r"\b(?:fell|fallen|fall|crash\w*)\b.*\b(?:knocked out|unconscious|confus\w*|vomit\w*|no sense|clear fluid|cant move|not moving|head (?:is )?bleed\w*)\b"
    ),
)
PATTERNS = (
    *_HEART,
    *_STROKE,
    *_BREATH,
    *_BABY,
    *_COLLAPSE,
    *_POISON,
    *_INJURY,
    *_SIGNS,
)
