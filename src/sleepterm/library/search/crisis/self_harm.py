"""Patterns of texts about suicide and self-harm: wished for, planned, or done."""

from __future__ import annotations

from sleepterm.library.search.crisis.people import HIMSELF, HIS, PILLS, SOMEBODY

_ME = r"(?:myself|my self|me self|meself|mysel)"
_HARM = (
    r"(?:kill(?:ing|ed)?|hurt(?:ing)?|harm(?:ing|ed)?|cut(?:ting)?|hang(?:ing)?"
    r"|shoot(?:ing)?|stab(?:bing)?|drown(?:ing)?|poison(?:ing)?|injur(?:e|ing)"
    r"|strangle|starv(?:e|ing)|burn(?:ing|t|ed)?|gas(?:sing)?|slash(?:ing)?|top"
    r"|off|neck|end|delete|unalive)"
)
_BY_ACCIDENT = (
    r"(?! (?:laughing|shaving|cooking|playing|running|short|off from|out of|by accident"
    r"|a (?:slice|piece)|at (?:the )?(?:gym|work)|some slack|on the (?:oven|stove|iron)"
    r"|in (?:my )?(?:work|music|sound|rain|noise|chocolate|books|self|love|debt)))"
)
_WANT = (
    r"(?:want|wanna|wish|wants|wanting|wanted|going|gonna|ready|rather|plan|planning"
    r"|need|about|trying|tried|thinking of|thinking about|urge|urges)"
)
_DIE = (
    r"die\b(?! for\b| laughing"
    r"| of (?:laugh|boredom|heat|cold|hunger|thirst|shame|embarrass))"
)
_NOT = r"(?:dont|do not|not|no|never|no longer|cant|cannot|can not|didnt|nothing)"
_PLACE = (
    r"(?:in|at|with|near|here|next|out|alone|room|there|on|by|like|away|so far"
    rf"|without(?! (?:him|her|you|them|my {SOMEBODY})\b))"
)
_GONE = (
    r"(?:(?:just |only )?(?:was|were|am|got|had been|be) (?:gone|dead|never (?:born|here))"
    r"|(?:wasnt|werent|am not|was not|were not|isnt) (?:here|around|alive|born|there)"
    r"|die|died|disappear(?:ed)?|vanish(?:ed)?|ended it|left this (?:world|earth))"
)
_LIVE = r"(?:live|living|life|being alive|exist(?:ing)?|existence)"
_STILL_SLEEPING = (
    r"(?! (?:the|my|before|at|for|too|so|early|until|till|in the|him|her|them|anyone"
    r"|everyone|anybody|during|every|tired|all night|with|feeling|sweating|around"
    r"|after|three|to|from|because|when|grumpy)\b)"
)

_DEATH = (
    rf"\b{_HARM} (?:all of )?{_ME}\b{_BY_ACCIDENT}",
    rf"\b{_HARM} {HIMSELF}\b{_BY_ACCIDENT}",
    rf"\bi {_WANT}(?: to)? (?:kill|hurt|harm) me\b",
    r"^(?:please |just |somebody |someone |god )*kill me(?: please| now)*$",
    r"\b(?:please|somebody|someone|want to) kill me\b",
    (
        r"\b(?:want|wanna|wish|wanting|i wants|i wanted|rather|ready|plan|let me)"
        rf"(?: to)?(?: just| \w+ and)? {_DIE}"
    ),
    (
        rf"\b{SOMEBODY}(?: just| really)? (?:wants?|wanted|wishes|is ready)"
        rf"(?: to)?(?: be)? (?:dead|{_DIE})"
    ),
    r"\b(?:how|ways?|way|easiest|painless|quickest|best) (?:to|of|way to) (?:die|dying)\b(?! (?:for|laughing|my hair))",
    r"\bpainless (?:death|suicide|way)\b|\blethal dose\b|\bfatal dose\b",
    rf"\bif i {_GONE}(?! from work)\b",
    r"\bsuicid(?:e|al|es)\b(?! squad| door)",
    r"\b(?:wish|hope|pray) (?:that )?i (?:was|were|am|be|would be|could be) dead\b(?! tired)",
    (
        r"\bi (?:wish|hope|pray) (?:that )?(?:i )?(?:could |would |can |will )?"
        r"(?:just )?die\b(?! for\b| of )"
    ),
    r"\bwish (?:i was|i were|i had|id) never (?:been )?born\b",
    r"\bwish i (?:wasnt|werent) (?:here|alive|born|around)\b",
    r"\b(?:better off|rather be|want to be|wanna be|should be|ought to be) dead\b",
    r"\b(?:better off?|better) dead\b",
)
_LIFE = (
    (
        r"\b(?:everyone|everybody|they|theyd|world|family|all|kids|people|husband"
        r"|wife|parents|friends|mum|mom|he|she|hed|shed)\b.*"
        r" (?:better|happier|easier|fine|relieved|glad|be ok|okay)(?: off?)? without me\b"
    ),
    rf"\b(?:better|happier|easier|relieved|glad|care|notice|cry|miss me|matter) if i {_GONE}",
    r"\b(?:nobody|no one|noone) would (?:even )?(?:miss|notice) me\b",
    r"\b(?:a|such a|just a|nothing but a|only a) burden\b(?! of)",
    rf"\b{_NOT}(?: want| wanna| wish)?(?: to)? live\b(?! {_PLACE}\b)",
    (
        rf"\b{_NOT} (?:want|wanna|wish|wanting|deserve)(?: to)?"
        r" (?:exist|be alive|be here(?: any ?more|$)|be around any ?more|be on this"
        r" (?:planet|earth)|go on(?! holiday| a )"
        r"|wake up(?: any ?more| ever| again| tomorrow)*$)"
    ),
    (
        r"\b(?:cant|cannot|can not) (?:go on|live|carry on|keep going|continue)"
        r"(?: living)?(?: like this)?(?: anymore| any more| any longer)?$"
    ),
    r"\b(?:cant|cannot|can not) do this (?:anymore|any more|any longer)$",
    (
        rf"\b(?:cant|cannot|can not) (?:take|do|handle|bear|stand|face) (?:my )?"
        rf"(?:{_LIVE}|the pain|another day)\b(?! at work| of work)"
    ),
    (
        r"\b(?:want|wish|wanna)(?: i could)?(?: to)?(?: just)?"
        r" (?:disappear|vanish|cease to exist)(?: forever| for good)?$"
    ),
    r"\bwant it all to (?:be over|end|stop)\b",
    (
        r"\b(?:hop(?:e|ed|ing)|wish(?:ing)?|pray(?:ing)?|want|wanna|rather|please)\b"
        r"(?: \w+){0,7} (?:not|dont|never|wont|without|no)(?: \w+){0,2}"
        rf" (?:wake|waking|woke)(?: up)?\b{_STILL_SLEEPING}"
    ),
    (
        r"\b(?:never|not|dont|without) (?:ever )?(?:wake|waking) up"
        r" (?:again|ever|anymore)\b"
    ),
    r"\b(?:and|to) (?:just )?(?:never|not) wake up$",
    (
        r"\b(?:no|whats|what is|what s|whats even|see no|see the|see a|see any|is there a|is there any|any)"
        r" (?:\w+ )?(?:reason|point|sense|use|purpose)(?: left)?(?: \w+)?"
        rf" (?:{_LIVE}|go on|going on|carry on|carrying on|keep going|be here|being here"
        rf"|continue|trying any ?more)\b(?! {_PLACE}\b)"
    ),
    r"\b(?:whats|what is|what s)(?: even)? the point(?: of (?:anything|it all|it|me|trying))?(?: any ?more)?$",
    r"\b(?:no|nothing)(?: left)? (?:to|in|for) (?:me to )?(?:live|living|go on|going on)\b",
    r"\bnothing (?:left )?to live for\b",
    r"\b(?:not|isnt|aint|never) (?:even |really )?worth (?:living|it to live)\b",
    r"\b(?:life|living) (?:is |isnt )?(?:not )?(?:worth it|pointless|meaningless)\b",
    (
        r"\b(?:tired|sick|weary|done|fed up|exhausted|had enough) (?:of|with)"
        rf" (?:being alive|being here|living(?! {_PLACE}\b)|life(?! (?:in|at|on|as|with))|my life"
        r"|existing|existence|everything(?! at work)|it all)\b"
    ),
    r"\bhate (?:being alive|living$)",
    (
        rf"\b(?:end|ending|take|taking|took|ended) {HIS} (?:own )?life\b"
        r"|\b(?:end|ending|take|taking) own life\b"
    ),
    (
        r"\b(?:end it all|ending it all|end everything|end myself|give up on life"
        r"|giving up on life|end the suffering|end my suffering|end my misery)\b"
    ),
    (
        r"\b(?:want to|wanna|gonna|going to|to|can|could|will|should|about|of) "
        r"(?:end|ending) (?:it|this|things)(?: tonight| today| now| tomorrow| soon)?$"
    ),
    r"\bready to (?:go|leave) (?:now|for good|forever|this world)$",
    r"\b(?:want to|wanna|let me) (?:just )?sleep (?:forever|for ever)\b",
    (
        r"\b(?:goodbye|farewell|suicide|last|final) (?:letters?|notes?|messages?|videos?)"
        r" (?:to|for) (?:everyone|my|the|mum|mom|him|her|them)\b|\bsuicide notes?\b"
        r"|\b(?:wrote|writing|written) (?:\w+ )?(?:goodbye|farewell|last|final)"
        r" (?:letters?|notes?|messages?)\b"
    ),
    (
        r"\b(?:say|saying|said) (?:my )?(?:goodbye|goodbyes|farewell|final goodbyes)"
        r" (?:to )?(?:everyone|everybody|the world|you all|them all|my (?:family|kids"
        r"|children|friends|parents|loved ones))\b(?! at)|\bgoodbye (?:cruel )?world\b"
        r"|\bgoodbye (?:everyone|everybody|forever)\b"
    ),
    (
        r"\b(?:gave|giving|given|give) (?:\w+ )?(?:all|everything)(?: \w+){0,3} away\b"
        r"|\b(?:gave|giving|given|give) away (?:all|everything)\b"
    ),
)
_FAREWELL = (
    (
        r"\b(?:might as well|so (?:he|she|i|they) can|let me|just|rather|gonna|im going to"
        rf"|i am going to|waiting to|ready to|able to|songs? to|music to|sounds? to) {_DIE}"
    ),
    r"\bdie (?:tonight|soon|alone|quietly|peacefully|painlessly|in my sleep)\b",
    r"\b(?:when|once|after) (?:im|i am|ive) (?:dead|gone|died)\b",
    r"\bwant(?:s|ed)?(?: \w+){0,4} (?:be|being) dead\b|\bdead (?:mum|mom|mother|dad)\b",
    (
        r"\bwont (?:be (?:here|around|alive)|live|last|make it|see)"
        r" (?:next week|tomorrow|till|until|in the morning|by morning|much longer|long"
        r"|for christmas|the morning|any ?more)\b"
    ),
    r"\bmy last (?:night|day|song|meal)\b|\blast song before i\b|\blast night (?:on earth|alive)\b",
    r"\b(?:will|ll|can|they|someone) find (?:me|my body)(?: in the morning| tomorrow| dead| hanging|$)",
    r"\b(?:no|see a|see any|only|a) way out(?: of (?:this|life|it))?\b(?! of (?:the|my) (?:maze|house|town|city|contract))",
    r"\b(?:nobody|no one|noone) (?:needs|wants|loves|would want) me\b",
    r"\bnot safe (?:from|with) myself\b|\bdont trust myself\b",
    r"\bwhat i (?:might|will|could|would) do to myself\b|\bdo something (?:stupid|bad) to myself\b",
    (
        r"\b(?:finish|leave|quit|out of|leaving|finishing) (?:my |this |of |own |the )*(?:life|world)\b"
        r"(?! (?:of|cup|music))|\blife (?:is )?finish(?:ed)?\b"
    ),
    r"\b(?:only death|death is (?:the only|left|better|my only)|(?:dying|death) (?:is|would be) (?:better|easier|a relief))\b",
    (
        r"\b(?:join|be with|see) (?:him|her|them|my (?:late|dead) \w+|my \w+)"
        r" (?:in (?:the grave|heaven|death)|again soon|on the other side)\b|\bbe with my (?:late|dead)\b"
    ),
    r"\battempt(?:ed|s)? (?:failed|again|suicide|my life|his life|her life)\b|\b(?:suicide|second|third|last|another) attempt\b(?! (?:at|to))",
    r"\b(?:my|his|her|own) (?:own )?funeral\b.*\b(?:plan\w*|wont|song|here)\b|\bplan\w* my (?:own )?funeral\b",
    r"\b(?:ctb|samaritans|crisis line|suicide (?:hot|help) ?line|hotline|lifeline number)\b",
    r"\brelapsed on (?:sh|cutting)\b|\bsh (?:urges|again|tonight)\b",
)
_DESPAIR = (
    r"\bwish i (?:didnt|dont|never) (?:exist|wake|woke)|\b(?:stop|stopped|not|without) existing\b",
    r"\bcant (?:take|do|handle|bear|cope with) (?:it|this|life) (?:all )?(?:any ?more|any longer)\b|\bcant (?:do|cope with|face) life\b",
    (
        r"\b(?:want|need|wish|make)(?:ed)? (?:for )?(?:it|everything|the pain|this|all this|my life|it all|this pain)"
        r"(?: all)?(?: to)?(?: just)? (?:be over|over|end|stop)(?: forever| for good| tonight| 4ever|$)"
    ),
    r"\breasons? not to (?:do it|die|jump|end)\b|\breasons? (?:to|for) (?:be alive|stay(?:ing)? alive|keep living|live|living|go on|not (?:do|end|kill))",
    r"\bwhy am i (?:even |still )?(?:alive|here|living)\b(?! (?:awake|working))",
    r"\b(?:cant|how (?:to|do i)|want to|trying to|need to)(?: \w+)? stop (?:cutting|hurting|self|wanting to die|burning)",
    r"\b(?:want|need|urge|going|desperate) to cut\b(?! (?:my hair|the|down|carbs|out|back|grass|trees|sugar|coffee|off|a|through|costs|some))",
    r"\bcut too deep\b|\bcut deep\b|\b(?:punch|hit|bite|starve|slap|choke|scratch)(?:ing)? myself\b",
    (
        r"\b(?:took|take|taken|cut|crash\w*|hurt|burn\w*|stepp?\w*|fell|jump\w*|starv\w*|swallow\w*|overdose\w*)\b"
        r".* on purpose\b"
    ),
    r"\b(?:god|lord|jesus) (?:please |just |to )?takes? me\b|\btake me (?:god|lord|tonight)\b",
    r"\bbetter off? without me\b|\bworld without me\b",
    r"\bim (?:\w+ )?on (?:a|the|top of a) (?:bridge|roof|ledge|cliff|edge of)\b",
    rf"\b{SOMEBODY}\b(?: \w+){{0,3}} (?:took|taken|swallowed|overdosed on|od on) (?:\w+ ){{0,2}}{PILLS}\b(?! (?:for|but|before bed))",
    r"\b(?:posted|texted|sent|saying|said|wrote|messaged)(?: \w+){0,3} goodbye\b.*\b(?:phone|left|gone|off|blocked|never|forever|answer\w*)\b",
    r"\bcan (?:you|i|u|someone) die (?:from|of|if|by)\b(?! (?:laugh|bored|embarrass|not sleeping|lack))",
    r"\bdye (?:all the time|tonight|now)\b|\bi want to dye$",
    r"\bhate (?:my life|myself|being me)\b|\b(?:dont|no longer) deserve to (?:live|be alive|exist)\b",
    r"\bend my (?:pain|misery|suffering|existence)\b|\bgive up on (?:life|living|everything)\b|\bi give up on life\b",
    rf"\bnot (?:want|wanting) to (?:live|exist|be alive|be here)\b|\bdont want to live\b(?! {_PLACE}\b)",
    r"\bwant to (?:not|never) (?:exist|wake|be here|be alive|live)\b|\bwant to be (?:gone|no more|with god|in heaven)\b",
    r"\b(?:suicide|suicidal|kill myself|end it|die|cutting|self harm)\b.*\b(?:thoughts|thinking|urges|feelings|hotline|help|plan|note|attempt)\b(?! .*\b(?:laugh|phone|battery|lake)\b)",
    r"\bthoughts of (?:suicide|ending|dying|death|killing|hurting|self)\b|\bthinking of (?:ending|dying|killing)\b",
    rf"\b{SOMEBODY}\b.* (?:wants|want|going|threatening|trying|tried|planning) to (?:kill|hurt|end|harm|cut) (?:himself|herself|themsel\w+|it|his life|her life|their life)\b",
)
_BODY = r"(?:wrists?|arms?|legs?|thighs?|skin|veins|stomach|body|throat)"
_MEANS = (
    r"\bself ?(?:harm|hurt|injur|mutilat)",
    (
        rf"\b(?:cut|slit|slash|slice|cutting|slitting|slashing|slicing|cuts) (?:{HIS} )?"
        rf"(?:own )?{_BODY}\b(?! shaving| on (?:a|the)| with exercise)"
    ),
    rf"\bburn(?:ing)? (?:my|his|her) (?:own )?{_BODY} with\b",
    (
        r"\b(?:overdose|overdosing|overdosed|od)\b(?! of (?:rain|coffee|cute|caffeine|sugar)"
        r"| on (?:rain|coffee|caffeine|sugar|chocolate|cute|tea|tv|netflix))"
    ),
    (
        r"\b(?:take|swallow|taking|eat|took|taken|swallowed|downed|swallowing|had)"
        r"(?: \w+){0,2} all (?:of )?"
        rf"(?:\w+ )?{PILLS}\b|\ball (?:of )?(?:my|the|these|his|her) {PILLS} (?:at once|now)\b"
    ),
    (
        r"\b(?:took|taken|take|taking|swallow(?:ed)?|had|popped|downed|necked|ate)\b"
        r"(?: \w+){0,3}? (?:too? many|too? much|whole (?:bottle|box|pack|packet|strip"
        r"|lot|bunch)|entire|loads of|load of|lots of|handful of|handfuls of|bunch of|bottle of"
        r"|box of|pack of|packet of|\d{2,}|hundred|dozens of|enough)"
        rf"(?: \w+){{0,4}} {PILLS}\b"
    ),
    r"\b(?:took|taken|swallowed) (?:way |far )?too? many$",
    (
        r"\b(?:sav(?:ing|ed)|collect(?:ing|ed)|hoard(?:ing|ed)|stockpil(?:ing|ed)|hid(?:ing|den)|stash(?:ing|ed)?|enough)"
        rf"(?: \w+){{0,3}} {PILLS}\b"
    ),
    (
        rf"\bhow (?:many|much)(?: \w+){{0,2}} {PILLS}(?: \w+){{0,4}}"
        r" (?:kill|die|fatal|lethal|overdose|dead|end)\b"
    ),
    (
        r"\b(?:jump(?:ing|ed)?|throw(?:ing)? (?:my|him|her)self) "
        r"(?:off|from|out of|in front of|under|onto) (?:of )?(?:a |the |my )?"
        r"(?:bridge|roof|building|balcony|window|cliff|tower|train|car|bus|truck|lorry"
        r"|tracks|overpass|ledge)\b(?! of)"
    ),
    (
        r"\b(?:on|off|at|near)(?: \w+){0,3} (?:roof|bridge|cliff|ledge|balcony|tracks)\b"
        r".* (?:jump|end it|let go)\b"
    ),
    (
        r"\b(?:step|walk|run|lie|stepping|walking|lying)(?: \w+){0,2} (?:in front of|under)"
        r" (?:a|the) (?:train|bus|truck|lorry|car|traffic)\b"
    ),
    (
        r"\bdriv(?:e|ing) (?:my car |the car )?(?:into|off) (?:a|the)"
        r" (?:tree|wall|bridge|cliff|road|river|pole)\b"
    ),
    (
        r"\b(?:gun|pistol|rifle|shotgun|knife|blades?|razor|rope|noose)\b"
        r".*\b(?:myself|on me|my head|my mouth|my throat|my neck|my wrists?|end it|ready)\b"
        r"|\bnoose\b"
    ),
    (
        rf"\b{SOMEBODY}\b(?: \w+){{0,2}}"
        r" (?:cut(?:s|ting)?|harm(?:s|ing)?|burn(?:s|ing)?) (?:himself|herself|themselves)\b"
    ),
    (
        r"\b(?:talk(?:s|ing|ed)?|jok(?:es|ing)|think(?:s|ing)?|thought|thoughts|threaten(?:s|ing|ed)?|plan(?:s|ning)?|text(?:s|ed)?)"
        r"(?: \w+){0,3} (?:dying|ending (?:it|things|everything)|suicide|not being here"
        r"|not being alive|not wanting to live|jumping off|hanging (?:him|her|my)self)\b"
    ),
    r"\b(?:unalive|unaliving|kys|kms|sewerslide)\b(?<!\d kms)",
)
_TOOLS = (
    r"\b(?:razor|blades?|scissors|knife)\b.*\b(?:in my hand|skin|wrists?|pillow|arms?|cuts?)\b|\brazor blades?\b",
    (
        r"\b(?:cutting|cuts) (?:again|helps|urges)\b|\bstarted cutting\b|\bcovered in cuts\b"
        rf"|\bcuts (?:on|all over|up) (?:{HIS} )?{_BODY}\b|\bclean from cutting\b"
    ),
    (
        rf"\b(?:scratch|claw|dig|pick|pinch|bit|bite)(?:ing)? (?:at )?(?:my|his|her) (?:own )?{_BODY}"
        r" (?:till|until|so|to)\b|\b(?:till|until) (?:it|i) bleeds?\b"
    ),
    r"\bbang(?:ing|s)? (?:my|his|her) head (?:on|against|into)\b|\bpunish myself\b|\bto feel something\b",
    (
        r"\b(?:stand|stood|sit|sat|sitting|standing|lying|lie|walk\w*|climb\w*|wait\w*)(?: \w+){0,3}"
        r" (?:tracks|ledge|railings?|railway|edge of (?:the|a) (?:cliff|bridge|roof|platform|building))\b"
        r"|\bedge of (?:the|a) (?:cliff|bridge|roof|platform|building)\b(?! (?:sound|waves|by the sea))"
    ),
    r"\bstepp?(?:ed|ing)? in front of (?:a|the|that) (?:bus|train|car|truck|lorry)\b",
    r"\bexhaust (?:fumes|pipe|running)\b|\bcar\b.*\bexhaust\b.*\b(?:running|on|hose)\b|\bwith the (?:exhaust|engine) running\b",
    rf"\b(?:have|got|holding|counted|hold|with)(?: \w+){{0,4}} {PILLS} (?:here|ready|in my hand|next to me|in front|beside me|on the bed)\b",
    rf"\b(?:all|whole lot) (?:of )?(?:my|his|her|the|those) (?:\w+ )?{PILLS}\b|\b{PILLS} (?:to )?kick in\b",
    rf"\bhow many(?: \w+){{0,3}} {PILLS}(?: \w+){{0,4}} (?:finish|end|me off|enough)\b|\b{PILLS} (?:would|will|to) (?:finish|end|kill) (?:me|it)\b",
    r"\b(?:already|just) (?:took|taken|swallowed) (?:them|it) ?(?:all)?\b.*\b(?:late|scared|now|regret|bye|sorry)\b",
    (
        rf"\b{SOMEBODY}\b(?: \w+){{0,8}} with (?:a |the |his |her |some )?(?:rope|knife|blade|gun|{PILLS}|razor)\b"
        r"(?! (?:for|in the kitchen|prescription))"
    ),
    r"\blocked (?:himself|herself|themselves|myself) in\b|\bbarricaded\b",
    rf"\b{SOMEBODY}\b(?: \w+){{0,8}} (?:wont live|die|be dead|not live|stop eating so)\b(?! (?:for|of|laughing))(?=.*\b(?:die|says|said|live|dead)\b)(?<!did he die)(?<!did she die)",
)
PATTERNS = (*_DEATH, *_LIFE, *_MEANS, *_FAREWELL, *_TOOLS, *_DESPAIR)
