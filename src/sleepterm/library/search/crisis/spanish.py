"""Patterns of Spanish texts about danger; folded, without accents."""

from __future__ import annotations

LONG_WORDS = (
    *("suicidio", "suicidarme", "pastillas", "sobredosis", "despertar", "demasiadas"),
    *("inconsciente", "respirar", "violaron", "matarme", "morirme", "desaparecer"),
    *("respira", "suicida", "despierta", "despertara", "violado", "maltrata"),
    *("infarto", "ambulancia", "ahorcarme", "lastimarme", "cortarme", "quitarme"),
    *("emergencia", "amenaza", "veneno", "ahogando"),
)
"""Recognised with typing errors."""

EMERGENCY = (
    "Puede ser una emergencia: llama ya al número de emergencias, aunque tengas dudas"
    " (112 en Europa, 911 en México, o el de tu país). Para hablar después con una"
    " persona, en cualquier país: findahelpline.com."
)
SELF_HARM = (
    "Suena muy duro, y no tienes que pasarlo a solas. En peligro, o si has tomado algo:"
    " 112 en Europa, 911 en México. Te escuchan de día y de noche: España 024, México"
    " 800 911 2000 (Línea de la Vida), en otros países findahelpline.com."
)
HARM_BY_OTHERS = (
    "No es culpa tuya. Si estás en peligro, llama ya al 112 (911 en México). Para hablar"
    " en confianza: mujeres en España 016, en cualquier país findahelpline.com. Si"
    " alguien puede ver lo que haces aquí, usa otro dispositivo."
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
_MEDICINES = rf"(?:{_PILLS}|antidepresivos?|comprimidos?|ansioliticos?|tabletas?)"
_KIN = (
    r"(?:marido|esposo|esposa|mujer|novio|novia|padre|papa|madre|mama|padrastro|madrastra"
    r"|hermano|hermana|hijo|hija|nino|nina|bebe|abuelo|abuela|tio|tia|primo|ex|pareja"
    r"|vecino|jefe|profesor|entrenador|amigo|amiga|companero|companera)"
)
"""Who is close; without "el", which is an article, too."""
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
_NO_LONGER_HERE = (
    r"\bya no (?:quiero|puedo|deseo|aguanto) (?:estar|seguir)(?: mas)?(?: (?:aqui|aca|viv[oa]|asi|adelante|en este mundo))?$",
    r"\b(?:estar|seguir|quedarme)(?: \w+)? en (?:este mundo|esta vida)\b|\birme de este mundo\b",
    r"\bno (?:\w+ ){0,3}sentido(?: a| de)?(?: \w+){0,2} (?:vida|vivir|seguir|nada)\b|\bnada tiene sentido\b|\bvida(?: \w+)? sin sentido\b",
    rf"\b(?:para que|pa que|de que sirve|por que|porque) (?:\w+ ){{0,2}}(?:vivir|viviendo|sigo viv[oa]|seguir viv[oa])\b{_ELSEWHERE}",
    rf"\bno (?:aguanto|soporto)(?: mas)? (?:vivir|viviendo|esta vida|la vida)\b{_ELSEWHERE}",
    r"\bnadie (?:\w+ ){0,2}(?:notaria|extranaria|lloraria|echaria|echara|se daria cuenta|(?:va a|iba a) (?:llorar|extranar\w*|notar\w*|echar\w*))\b",
    (
        rf"\bsi (?:yo )?(?:me (?:muero|muriera|muriese|mato|matara)|muero|muriera|desaparezco|desapareciera|no (?:estuviera|existiera)|ya no (?:estoy|este))\b{_OF_JOKE}"
        r"(?! (?:tan )?(?:en|de|con|bien|cansad\w*|dormid\w*|sol[oa]|trabajando|enferm[oa]))"
    ),
    r"\b(?:soy|seria|siento|ser)(?: \w+){0,2} (?:estorbo|carga)\b",
    r"\bmejor (?:que |si )?(?:yo )?no (?:existiera|existir|haber nacido|hubiera nacido)\b|\bno (?:haber|hubiera|hubiese) nacido\b",
    r"\bmejor (?:estar )?muert[oa]\b|\bpreferiria (?:morir\w*|estar muert[oa])\b|\bme da (?:igual|lo mismo) (?:vivir|morir\w*|estar viv[oa])\b",
    r"\b(?:espero|ojala|rezo|pido)(?: \w+){0,2} no (?:despertar\w*|despierte)(?: (?:manana|mas|nunca|jamas))?$",
    rf"\b(?:quiero|quisiera|deseo|necesito)(?: \w+){{0,2}} morir\w*\b{_OF_JOKE}",
)
_PLANNED = (
    r"\b(?:como|cual|forma|manera|formas|maneras)(?: \w+){0,3} (?:morir|morirme|morirse|matarme|matarse)\b(?! de (?:amor|risa|sueno))",
    r"\b(?:morir|morirme|matarme|muerte|morirse)(?: \w+)? (?:sin dolor|sin sufrir|indolor\w*|mientras duermo)\b|\bdosis (?:letal|mortal)\b",
    rf"\b{_MEDICINES}\b.*\b(?:morir\w*|matar\w*|mortal\w*|letal\w*|no despertar)\b",
    (
        rf"\b(?:tom[eo]|tomarme|tomado|trag[oue]e?|tragarme|tragado|ingerido|ingeri)(?: \w+){{0,3}} (?:frasco|bote|caja|blister|punado|monton|\d\d+(?! mg)|veinte|treinta|cuarenta|cincuenta)"
        rf"(?: \w+){{0,2}} {_MEDICINES}\b|\b\d\d+ (?:pastillas|pildoras|comprimidos)\b"
    ),
    rf"\b(?:juntando|guardando|acumulando|guardadas)(?: \w+){{0,2}} {_MEDICINES}\b|\b(?:pastillas|pildoras)(?: \w+){{0,3}} (?:delante|listas|en la mano|enfrente)\b",
    r"\b(?:carta|nota|mensaje)(?: \w+){0,3} (?:despedi\w*|suicid\w*|adios)\b|\bdespid\w* (?:de todos|de mi familia|para siempre|de este mundo|de la vida)\b",
    r"\badios (?:a todos|mundo|para siempre|vida)\b|\bperd[oó]n(?:enme|adme)\b|\bes(?:ta es|ta noche es|)(?: \w+)? mi ultima noche(?: (?:aqui|viv[oa]|en este mundo))?$",
    r"\b(?:haciendo|hago|hice|hacerme|hacer|haciendome)(?: \w+)? cortes\b|\bcortes en (?:el|la|los|las|mis?) (?:brazo|muneca|pierna|muslo)s?\b",
    r"\b(?:cuchillas?|navajas?|hoja de afeitar)\b(?=.*\b(?:mano|brazos?|venas?|munecas?|cort\w*)\b)|\bcuchilla en\b",
    (
        r"\bme (?:lastimo|autolesiono|hiero|castigo|hago cortes)\b(?! (?:el|la|un|una|jugando|corriendo|en el gym))"
        r"|\b(?:lastimarme|herirme|autolesionarme|castigarme)\b(?! (?:el|la|jugando|corriendo))"
    ),
    (
        r"^(?=.*\b(?:puente|azotea|balcon|tejado|techo|edificio|acantilado|terraza|vias|ventana|tren|metro|barranco|piso)\b)"
        r"(?=.*\b(?:saltar|tirarme|lanzarme|arrojarme|aventarme|brincar|me (?:\w+ ){0,2}(?:tiro|lanzo|aviento|tirar|lanzar|aventar))\b)"
    ),
    r"\b(?:soga|cuerda)\b(?: \w+){0,4} (?:cuello|lista|preparada|colgar\w*)\b|\b(?:pistola|arma)\b(?: \w+){0,3} (?:cabeza|boca|sien)\b",
    r"\b(?:estrellar\w*|estrellarme|chocar)(?: \w+){0,3} (?:coche|carro|arbol)\b",
    r"\bque (?:ya )?(?:todo|esto|este dolor|mi vida)(?: \w+)? (?:se )?(?:acabe|termine|pare|cese)\b|\bque (?:ya )?se (?:acabe|termine)(?: ya)? (?:todo|esta vida|mi vida|este dolor)\b",
    r"\bponer(?:le)? fin a\b|\b(?:acabar|terminar) con (?:todo|mi vida|esta vida|este dolor)(?! (?:el|lo)\b)",
    r"\bno (?:le |les )?(?:veo|hay|encuentro|tengo)(?: \w+)? (?:salida|escapatoria)\b|\bno puedo seguir(?: adelante| asi| viviendo)?$",
    r"\b(?:linea|telefono)(?: \w+){0,3} (?:suicid\w*|esperanza|crisis|de la vida)\b",
)
_OF_SOMEBODY = (
    (
        r"\bse (?:quiere|va a|intento|queria|quiso|piensa|puede)(?: \w+)? (?:matar|morir|ahorcar|colgar|quitar la vida|lastimar"
        rf"|cortar las venas|tirar (?:del|de un|por))\b{_OF_JOKE}|\b(?:matarse|quitarse la vida|hacerse dano|ahorcarse)\b"
    ),
    rf"\b{_KIN} (?:\w+ )?(?:quiere|dice que quiere) (?:morir\w*|matar\w*)\b{_OF_JOKE}",
    rf"\b{_KIN} (?:\w+ )?se (?:corta|lastima|autolesiona|hace dano|hace cortes)\b(?! (?:el pelo|las unas))",
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
    r"\bmiedo (?:a|de) mi (?:marido|esposo|novio|padre|papa|padrastro|ex|pareja|mujer)\b|\bmiedo (?:a|de) (?:volver|ir|llegar) a (?:mi )?casa\b|\bmiedo de (?:el|ella)$",
    r"\bmiedo (?:\w+ )?(?:de |a )?que (?:\w+ ){0,2}(?:me|nos) (?:mate|maten|pegue|peguen|golpee|encuentre|viole|lastime|haga dano|haga algo)\b",
    (
        r"\b(?:me|nos) (?:\w+ )?(?:pegan|pegaron|pegaba|pegaban|golpean|golpea|golpeaba|golpearon|maltrata\w*|encierra|encierran|encerro|estrangul\w*"
        r"|amenaza|amenazan|amenazo|chantajea\w*|extorsiona\w*|manosea\w*|toquetea\w*|acosa|acosan|acosaba|forzo|drogo|drogaron|esta (?:pegando|siguiendo|acosando))\b"
    ),
    (
        rf"\b{_KIN} (?:\w+ )?(?:me|nos) (?:\w+ )?(?:empuj[ao]|pate[ao]|insulta|escup\w*|aruna|muerde|quema|quemo|obliga|obligo|tira cosas|avento|controla|vigila)\b"
        r"(?! (?:a (?:dormir|comer|madrugar|estudiar)|dormid[oa]|en sueno\w*))"
    ),
    r"\b(?:me|nos) (?:empuj[ao]|avento|arrastro|jalo)(?: \w+)? (?:por|contra|del|de)(?: \w+)? (?:escaleras?|pared|pelo|cabello)\b|\bme (?:tira|avienta|lanza|arroja) (?:cosas|objetos|platos)\b",
    (
        r"\b(?:papa|padre|padrastro|tio|abuelo|hermano|hermanastro|primo|novio de mi (?:mama|madre))\b(?: \w+){0,2} (?:entra|entro|viene|se mete|se metio|se cuela|se acuesta)"
        r"(?: \w+){0,3} (?:mi (?:cuarto|cama|habitacion|pieza|recamara)|conmigo)\b"
    ),
    r"\bme (?:quita|quito|revisa)(?: \w+)? (?:celular|movil|telefono|dinero|pasaporte|documentos|sueldo)\b|\bno me deja (?:salir|ir|irme|hablar con|ver a)\b",
    r"\b(?:me|nos) (?:obliga|obligo|obligan|forzo|fuerza|presiona)(?: \w+){0,3} (?:sexo|sexual\w*|relaciones|acostarme|tocar\w*|casarme|desnud\w*|prostituir\w*)\b|\b(?:sin mi consentimiento|contra mi voluntad)\b",
    (
        r"\b(?:alguien|un hombre|hombre|ladron|ladrones|intruso|desconocido|extrano|ex|tipo)\b(?: \w+){0,4} (?:en|dentro de|fuera de|afuera de|detras de|entrar a|entrar en|meterse en) "
        r"(?:mi|la|nuestra) (?:casa|piso|departamento|ventana|puerta|cuarto|habitacion|patio)\b(?! (?:de al lado|vecina|del vecino|de arriba))|\bintruso\b"
    ),
    rf"\b{_KIN}\b(?: \w+){{0,3}} (?:agresiv[oa]|violent[oa])\b|\bviolencia (?:en casa|familiar|intrafamiliar|en la pareja)\b",
    rf"\b{_KIN}\b(?: \w+){{0,3}} (?:cuchillo|pistola|machete)\b|\btiene (?:un |una )?(?:cuchillo|pistola|arma|machete)\b|\bcon un (?:cuchillo|machete)\b",
    r"\b(?:fotos|videos|imagenes) (?:\w+ ){0,2}(?:desnud[oa]s?|intim[oa]s|sexuales)\b|\bme siguen? (?:a casa|por la calle)\b|\bme siguen?\b.*\b(?:mi|la) puerta\b|\bme (?:estan|esta|vienen) siguiendo\b",
    r"\b(?:pega|golpea|maltrata) a (?:mis?|sus?|los|la|nuestros?) (?:hij\w+|nin\w+|mama|madre|herman\w+|mujer|esposa|novia)\b",
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
    rf"\b{_ONE}\b(?: \w+){{0,6}} no (?:respira|reacciona|despierta|se despierta|se mueve)\b(?! (?:por la|temprano|a mis|hasta|para|a tiempo))",
    (
        r"^(?=.*\b(?:se desplom\w*|se cayo|en el suelo|en el piso|tirad[oa]|se desmay\w*|se golpe\w*)\b)"
        r"(?=.*\bno (?:\w+ )?(?:contesta|responde|reacciona|despierta|se mueve|respira|habla)\b)"
    ),
    r"\bse desplomo\b|\bperd(?:io|i) el (?:conocimiento|sentido)\b|\bno (?:logro|puedo|consigo) despertar(?:lo|la|le| a)\b",
    r"\b(?:dolor|duele|hormigueo)(?: \w+){0,4} brazo izquierdo\b|\bbrazo izquierdo(?: \w+){0,2} (?:dormido|duele|entumecido|adormecido|debil)\b",
    (
        r"^(?=.*\bcorazon\b)(?=.*\b(?:acelerado|palpit\w*|late|dolor|duele|pinch\w*|taquicardia)\b)"
        r"(?=.*\b(?:brazo|mandibula|aire|mare\w*|desmay\w*|sud\w*|nauseas?|pecho)\b)"
    ),
    r"\b(?:aprieta|oprime|punzadas?|arde|apretado|pinchazos?)(?: \w+){0,2} pecho\b|\bpecho (?:\w+ )?(?:apretado|oprimido|cerrado)\b",
    r"\b(?:boca|cara|rostro|ojo)\b(?: \w+){0,2} (?:torcid[oa]|chuec[oa]|caid[oa]|de lado|paralizad[oa]|dormid[oa]|entumecid[oa])\b",
    r"\b(?:habla|hablar|hablando) (?:\w+ )?(?:raro|enredado|incoherencias|trabado|arrastrando)\b(?! (?:dormid[oa]|en suenos))|\bno puede hablar\b",
    r"\bde repente(?: \w+){0,2} (?:no veo|no puedo (?:ver|hablar|mover\w*)|cieg[oa])\b|\b(?:medio cuerpo|un lado del cuerpo|media cara)\b",
    (
        r"\b(?:bebe|hijo|hija|nino|nina|recien nacido|nieto|nieta)\b(?: \w+){0,4} (?:fiebre|convuls\w*|morad[oa]|flacid[oa])\b"
        r"|\b4[0-2](?: \d)?(?: grados)?(?: de)? fiebre\b|\bfiebre(?: \w+){0,2} 4[0-2]\b|\blabios (?:morados|azules)\b"
    ),
    rf"\b(?:demasiad[oa]|doble|el doble)(?: \w+){{0,2}} (?:dosis|{_MEDICINES})\b|\bdosis (?:doble|equivocada)\b|\b{_MEDICINES}(?: \w+){{0,3}} (?:por error|de mas|equivocad\w*|dos veces)\b",
    (
        r"\b(?:trago|traga|trague|tragado|bebio|bebi|comio|tomo|ingirio)(?: \w+){0,3} (?:pilas?|bateria|iman\w*|moneda|lejia|cloro|detergente|veneno|insecticida"
        r"|raticida|quitaesmalte|gasolina|limpiador\w*|acetona|suavizante|desinfectante)\b|\bpila de boton\b"
    ),
    r"\b(?:atragant\w*|ahogandose|asfixiandose)\b(?! con (?:mis|las) palabras)",
    (
        r"\b(?:lengua|labios?|cara|garganta)(?: \w+){0,3} (?:hinch\w*|cierra|cerrando)\b|\b(?:hinch\w*|cierra|cerrando)(?: \w+){0,2} (?:lengua|garganta|labios?|cara)\b"
        r"|\b(?:reaccion|shock|choque) (?:alergic[oa]|anafilactic[oa])\b|\bataque de asma\b"
    ),
    (
        r"\b(?:escup\w+|vomit\w+|tos[eo]|tosiendo|orin\w+|cagando) (?:\w+ )?sangre\b|\bsangre(?: \w+)? (?:no para|por todas partes|por todos lados)\b"
        r"|\bmuch\w* sangre\b|\bdesangr\w*\b|\bembarazada\b.*\bsangr\w*\b|\bsangr\w*\b.*\bembaraz\w*\b"
    ),
    r"\bromp\w+ (?:la fuente|aguas|la bolsa)\b|\bcontracciones\b.*\bminutos\b",
    r"\b(?:golpe\w*|cai|cayo|caido)\b.*\bcabeza\b.*\b(?:vomit\w*|mare\w*|sangr\w*|desmay\w*|ve doble|veo doble)\b",
    r"\b(?:agua|aceite) hirviendo\b.*\b(?:encima|piel|mano|brazo|cara|nino|nina|bebe|queme|quemo)\b|\b(?:queme|quemo|cayo)\b.*\b(?:agua|aceite) hirviendo\b",
    r"\b(?:llam[oae]|llamar|llamen|necesito|necesitamos)(?: \w+){0,3} (?:ambulancia|911|112|emergencias|urgencias)\b|\b(?:ir|voy|llevarl[oa]) a urgencias\b",
    r"\b(?:detector|alarma) de (?:monoxido|co|gas)\b|\bolor a gas\b|\bfuego en (?:mi|la) (?:casa|cocina|habitacion)\b|\bse (?:esta )?quema(?:ndo)? (?:mi|la) (?:casa|cocina)\b",
    r"\b(?:huele a gas|fuga de gas|monoxido|casa en llamas|se quema la casa|incendio en (?:mi|la) casa)\b",
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
