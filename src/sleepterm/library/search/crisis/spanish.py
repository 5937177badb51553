"""Patterns of Spanish texts about danger; folded, without accents."""

from __future__ import annotations

LONG_WORDS = (
    *("suicidio", "suicidarme", "pastillas", "sobredosis", "despertar", "demasiadas"),
    *("inconsciente", "respirar", "violaron", "matarme", "morirme", "desaparecer"),
    *("respira", "suicida", "despierta", "despertara", "violado", "maltrata"),
)
"""Recognised with typing errors."""

EMERGENCY = (
    "Puede ser una emergencia: llama ya al número de emergencias, aunque tengas dudas"
    " (112 en Europa, 911 en México, o el de tu país). Para hablar con una persona, en"
    " cualquier país: findahelpline.com."
)
SELF_HARM = (
    "Suena muy duro, y no tienes que estar a solas con ello. En peligro: 112 en Europa,"
    " 911 en México. Hay quien te escucha, de día y de noche: España 024, México"
    " 800 911 2000 (Línea de la Vida), otros países findahelpline.com."
)
HARM_BY_OTHERS = (
    "No es culpa tuya. Si estás en peligro, llama ya al 112 (911 en México). Para hablar"
    " en confianza: mujeres en España 016, en cualquier país findahelpline.com. Si"
    " alguien mira este aparato, usa otro."
)

_ONE = (
    r"(?:el|ella|marido|esposo|esposa|mujer|novio|novia|padre|papa|madre|mama|padrastro"
    r"|hermano|hermana|hijo|hija|nino|nina|bebe|abuelo|abuela|tio|tia|primo|ex|pareja"
    r"|vecino|alguien|jefe|profesor|entrenador|amigo|amiga)"
)
_PILLS = (
    r"(?:pastillas?|pildoras?|medicamentos?|medicinas?|somniferos?|tranquilizantes?"
    r"|paracetamol|ibuprofeno|insulina|capsulas?)"
)
_BODY = r"(?:brazos?|munecas?|venas?|piernas?|muslos?|piel)"
_OF_JOKE = (
    r"(?! (?:\w+ )?(?:de (?:risa|sueno|hambre|calor|frio|sed|ganas|miedo|verguenza|pena"
    r"|aburrimiento|cansancio|la risa|viejo|vieja)|por (?:un|una|dormir|verte)))"
)
_ELSEWHERE = (
    r"(?! (?:\w+ )?(?:con|en|solo|sola|aqui|asi con|lejos|cerca|aca|alla|junto|juntos"
    r"|de alquiler))"
)

_SELF_HARM = (
    r"\b(?:suicid\w*|suisid\w*|suisidi\w*)\b(?! squad)",
    (
        r"\b(?:quiero|quisiera|querria|deseo|prefiero|quiera|gustaria|ganas de|listo para|lista para)"
        rf"(?: \w+)? (?:morir|morirme|moriri|estar muert[oa]|desaparecer para siempre|no existir)\b{_OF_JOKE}"
    ),
    rf"\bme quiero (?:ya )?(?:morir|matar)\b{_OF_JOKE}|\bme (?:voy a|quiero|podria) matar\b",
    (
        r"\b(?:matarme|ahorcarme|colgarme|envenenarme|dispararme|quitarme la vida|quitarme de en medio"
        r"|acabar con (?:mi vida|todo)|terminar con (?:mi vida|todo))\b(?<!con matarme)(?<!quiere matarme)(?<!va a matarme)"
    ),
    r"\bme (?:voy a |quiero |pienso )(?:ahorcar|colgar|quitar la vida|envenenar|disparar|suicidar)\b",
    (
        rf"\b(?:no|ya no|nunca|sin ganas de)(?: \w+)? (?:quiero|quisiera|deseo|merezco|vale la pena|tengo ganas de|puedo)?"
        rf" ?(?:seguir )?(?:vivir|viviendo|existir|estar viv[oa])\b{_ELSEWHERE}"
    ),
    (
        r"\bvida (?:ya )?(?:no (?:tiene|vale)|carece)\b|\bsin (?:sentido|ganas) (?:de )?(?:la vida|vivir|mi vida)\b"
        rf"(?:{_ELSEWHERE})|\bno (?:tengo|hay|veo)(?: \w+){{0,2}} (?:para|por|de) (?:que )?vivir\b{_ELSEWHERE}"
    ),
    (
        r"\b(?:no|nunca)(?: \w+){0,2} (?:despertar|despierte|despertara|despertarme|despertar mas|volver a despertar)"
        r"(?: (?:mas|nunca|jamas|nunca mas))?$(?<!no puedo despertar)(?<!no me despierte)(?<!no despierte)"
    ),
    (
        r"\b(?:quiero|quisiera|ojala)(?: \w+){0,2} (?:no despertar|dormir para siempre|no haber nacido|estuviera muert[oa])\b"
        r"|\bdormir(?:me)? para siempre\b|\bojala (?:me )?(?:muera|muriera|estuviera muert[oa])\b"
    ),
    r"\bmejor sin mi\b|\bsoy una carga\b|\bcarta de (?:despedida|suicidio)\b|\bnadie me (?:echaria de menos|extranaria)\b",
    rf"\b(?:me|he) (?:\w+ ){{0,3}}(?:corto|corte|cortar|cortado|cortando|quemo|queme)(?: \w+){{0,3}} {_BODY}\b",
    (
        rf"\bcortarme(?: \w+){{0,3}} {_BODY}\b|\b(?:volvi a|vuelvo a|quiero|ganas de|necesito) ?(?:me )?cortar(?:me)?$"
        r"|\bcortarme (?:otra vez|de nuevo)$"
    ),
    (
        r"\b(?:hacerme|hago|haciendome|hice) (?:mucho )?dano\b(?! (?:en el gimnasio|jugando|corriendo|al caer))"
        r"|\bauto ?lesion\w*|\bautolesion\w*"
    ),
    r"\bsobre ?dosis\b(?! de (?:cafe|azucar|chocolate|amor|cafeina))",
    rf"\b(?:todas las|todas mis|demasiad[oa]s|muchas|un monton de|un bote de|una caja de|un frasco de)(?: \w+)? {_PILLS}\b",
    (
        r"\b(?:tirar|tirarme|lanzar|lanzarme|saltar|arrojarme)(?: \w+){0,2} (?:del|de un|de una|por el|por la|al|desde)(?: \w+)? ?"
        r"(?:puente|balcon|ventana|edificio|tren|metro|azotea|vias)\b"
    ),
)
_DESPAIR = (
    r"\b(?:quiero|quisiera|ojala)(?: \w+)? (?:desaparecer|dejar de (?:existir|vivir|sufrir))$|\bdejar de (?:existir|vivir)$",
    r"\b(?:no aguanto|no puedo|no soporto)(?: (?:esto|esta vida|la vida|vivir))? mas$|\bodio mi vida\b",
    r"\b(?:hart[oa]|cansad[oa]) de (?:vivir|la vida|existir|mi vida)\b(?! (?:en|con|aqui|sol[oa]))",
    r"\bmi vida es una mierda\b|\bpronto (?:ya )?no (?:estare|voy a estar)\b",
)
_BY_OTHERS = (
    rf"\b{_ONE} me (?:hace dano|hizo dano|sigue a todas partes)\b",
    (
        rf"\b{_ONE} (?:\w+ )?(?:me|nos) (?:\w+ )?(?:pega|pego|golpea|golpeo|maltrata|viola|violo|toca|toco|abusa|abuso|amenaza|ahorca|estrangula|persigue|acosa)\b"
        r"(?! (?:el sol|la guitarra|trabajar|el turno|un turno|madrugar))(?<!el me toco)"
    ),
    r"\b(?:me|nos) (?:han |ha )?(?:violaron|violo|violado|golpearon|golpeado|apunalaron|maltratan|maltratado|abusaron)\b",
    r"\b(?:violencia (?:de genero|domestica|machista)|abuso sexual|abusos? de mi|me maltrata|violacion)\b",
    r"\b(?:amenaza|amenazo|amenazan|quiere|va a)(?: \w+){0,2} (?:matarme|matarnos|pegarme)\b|\bme quiere matar\b|\bme va a matar\b",
    r"\bmiedo (?:a|de) mi (?:marido|esposo|novio|padre|padrastro|ex|pareja)\b",
)
_EMERGENCY = (
    rf"\b{_ONE}\b(?: \w+){{0,2}} no (?:respira|reacciona|despierta|responde|se despierta)\b(?! (?:por la nariz|temprano|a mis))",
    r"\b(?:dolor|presion|opresion|duele)(?: \w+){0,3} pecho\b|\binfarto\b|\bataque al corazon\b|\bparo cardiaco\b",
    (
        r"\bbrazo (?:izquierdo )?(?:\w+ )?(?:dormido|entumecido|adormecido|paralizado)\b.*\b(?:pecho|cara|habla)\b|\bderrame cerebral\b"
        r"|\b(?:ictus|derrame)\b|\bcara (?:\w+ )?(?:caida|torcida|paralizada)\b"
    ),
    (
        r"\bno (?:puedo|puede|podia|logro|consigo) (?:casi )?respirar\b(?! (?:por la nariz|hondo|profundo|bien por))"
        r"|\b(?:me|se) (?:estoy |esta )?(?:ahogo|ahoga|ahogando|asfixio|asfixiando|asfixia)\b(?! en (?:deudas|trabajo|un vaso))|\bme falta el aire\b"
    ),
    r"\b(?:inconsciente|inconciente|desmayad[oa]|se desmayo|convulsion\w*|convulsiona)\b(?! colectivo)",
    rf"\b{_ONE}\b(?: \w+){{0,3}} (?:bebio|trago|tomo|comio|se trago|ha bebido)(?: \w+){{0,2}} (?:lejia|cloro|veneno|pilas?|detergente|limpiador|{_PILLS})\b",
    r"\b(?:sangra|sangrando|sangrado|hemorragia)\b.*\b(?:mucho|para|mucha|fuerte)\b|\bhemorragia\b|\benvenenad[oa]\b|\bintoxicad[oa]\b",
    r"\b(?:huele a gas|fuga de gas|monoxido|casa en llamas|se quema la casa|incendio en (?:mi|la) casa)\b",
)

DANGERS = (
    (SELF_HARM, (*_SELF_HARM, *_DESPAIR)),
    (HARM_BY_OTHERS, _BY_OTHERS),
    (EMERGENCY, _EMERGENCY),
)
"""Each answer, and the patterns of the texts that get it."""
