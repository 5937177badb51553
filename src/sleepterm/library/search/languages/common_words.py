"""Words so common that they tell German and Spanish from English, and say no wish."""

from __future__ import annotations

GERMAN = frozenset(
    """
    ab aber all alle allem allen aller alles als also am an andere anderen auch auf
    aus bei beim bin bis bisschen bist bitte brauch brauche da dabei damit dann daran
    darf das dass dauernd davon dazu dein deine dem den denn der des dich die dies
    diese diesem diesen dieser dir doch dort du durch ein eine einem einen einer eines
    einfach endlich er es etwas euch fur ganz gar gegen geht gerade gern gerne gib
    habe haben hab hat hatte hatten heut heute hier hilf hilfe hilft hin ich ihm ihn
    ihnen ihr ihre im immer in irgendwas ist ja jede jeden jeder jetzt kann kannst kein
    keine keinem keinen keiner komme konnen konnte lassen lasst lass lauter leider
    macht mache machen mach mag mal man mehr mein meine meinem meinen meiner mich mir
    mit mochte mocht muss musste mussen nach nachher net nich nicht nichts nie niemals
    nimmer nix noch nun nur ob oder ohne recht richtig schon sehr sein seine seit selbst
    sich sie sind so sogar soll sollte sowas standig trau total uber um und uns unser
    unsere unter viel viele vielleicht vom von vor vorm wahrend war ware waren warum
    was weg wegen weil welche wenig wenn wer werde werden wie wieder will willst wir
    wird wirklich wo worde wurde wurden zeit zu zum zur zwischen hor horen anhoren
    irgendwie grad hatt bekomm bekomme krieg kriege kommt kommen gehabt gewesen
    eigentlich sachen ding dinge nochmal
    """.split()  # noqa: SIM905
)
SPANISH = frozenset(
    """
    a ahora al algo alguien algun alguna antes aqui asi aun aunque ayuda ayudame ayudar
    bien cada casi como con cosa cosas creo cual cuando cuanto da dame dar de debo del
    desde despues donde e el ella ellas ellos en entre era eran eres es esa ese eso esta
    estan estas este esto estos estoy estaba fue fui gran gusta gustaria ha haber habia
    hace hacer haces hacia hago han hasta hay haz hola hoy iba ir jamas la las le les
    lo los luego mas me mejor mi mientras mis mismo muchas mucho mucha muchos muchisimo
    muy nada necesito ni no nos nosotros nuestro nunca o os otra otras otro otros para
    pero poco poder podria poner pon ponme por porfa porque pq puede puedo pues q que
    queria quiere quiero quisiera realmente sabe se sea ser si sido siempre siento
    sientes siente sin sobre solamente soy son su sus suya tal tambien tampoco tan tanta
    tanto te tendria tener tengo ti tiene todas toda todavia todo todos tras tu tus tuve
    tuvo un una unas uno unos usted va vamos van ver vez voy xfa xq y ya yo dejo deja
    dejan paran demasiado demasiada parece hizo lado
    """.split()  # noqa: SIM905
)
ALSO_ENGLISH = frozenset(
    """
    brief chest die due fast gift hat hay he hell him hut kind man mist pan pie
    ran rat rock see sin son sole teen war wade
    """.split()  # noqa: SIM905
)
"""English words that are written as German or Spanish ones, and that search lacks."""
