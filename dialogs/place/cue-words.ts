/**
 * The words around a place name, without accents, French then English: what announces a place, what announces a
 * street, and what is too ordinary to be a place at all. A list may grow; each word must belong to one list.
 */
const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Between a cue and the name: "près DE LA Châtre". */
export const links = list('de du des d l la le les the of 2');

/** The place named is beside, not where she is; still the place to look near. */
export const beside = list(`
  pres cote cotes vers coin alentours environs autour proche loin secteur entre limite banlieue peripherie direction
  minutes min km kms kilometres bornes region canton agglo pays abords voisin voisine voisins
  near nearby close next around outside between toward towards beside by`);

/** The place named is the place meant. */
export const within = list(`
  habite habites habitent habitons habitait habitez jhabite vis vit vivons vivent loge logee logent reside residons
  resident demeure demeurant domicilie domiciliee installee installe heberge hebergee
  commune ville village bourg mairie gare hopital ccas centre ville maire foyer
  viens vient venons originaire
  live lives living town village city`);

/** Small words that announce a place only when they stand right before it. */
export const before = list('a au aux sur in at from dans depuis');

export const streets = list(`
  rue r avenue av ave boulevard bd bld blvd place pl route rte chemin ch che impasse imp allee allees cours quai
  square ruelle sentier passage esplanade faubourg fbg quartier lotissement lot residence res hameau cite rond zone
  batiment bat immeuble ecole college lycee eglise street road avenue lane`);

export const refusals = list('pas ni sauf jamais excepte hors not never except');

/** Words that may surround a name without making the message a sentence. */
export const courtesies = list(`
  bonjour bonsoir salut coucou hello hi svp stp merci please thanks thank you oui non ok alors euh
  ben bah hein voila c est cest d accord 36 france indre berry cedex it s is yes no well um the just juste
  commune ville village code postal cp e eme er ieme arrondissement`);

/** Words that lead in or out of a name: they are never the name. */
export const light = list(`
  j je g jai tu il elle on nous vous ils elles suis est es sommes sont etais etait etions ai as a ont avons habite
  habitons habites habitent jhabite jabite vis vit vivons loge reside demeure viens vient venons originaire chez moi
  toi lui ma mon mes sa son ses ta ton tes notre nos leur leurs au aux du des un une et ou mais donc car si en y dans
  sur sous vers pour par avec sans pas plus ne que qui quoi dont ce cet cette ces ca la le les l d de qu n m t
  actuellement maintenant aujourd hui toujours encore juste plutot environ genre quelque part la-bas ici
  i m im am is are was were live lives living in at from near next to close around by my your his her our their we he
  she they of and or but with not a an the this that staying stay now right outside between`);

/** Words a person may answer with that only look like a name of ours. */
export const ordinary = list(`
  aide aider aidez secours urgence police gendarmerie gendarmes pompiers samu medecin docteur hopital clinique
  maison appart appartement logement chambre piece cuisine salon salle bain toilettes cave garage jardin dehors dedans
  voiture auto bus train gare route rue place ville village campagne centre bourg quartier ecole college lycee travail
  boulot bureau magasin parking parc foret bois riviere lac lacs mer montagne plage nord sud est ouest
  mari femme homme copain copine ami amie amis compagnon conjoint conjointe ex pere mere papa maman parents parent
  frere soeur fils fille enfant enfants bebe famille voisin voisine voisins oncle tante cousin cousine mamie papi
  grand grande petit petite mere belle beau celle celles elles elle moins mieux bien mal tres trop peu beaucoup
  rien tout tous toute toutes personne quelqu quelque chose autre autres ailleurs partout nulle loin pres cote vite
  jamais souvent parfois hier demain matin midi soir nuit jour jours semaine mois an ans heure heures minute minutes
  minuit tard tot apres avant pendant depuis quand comment pourquoi combien ou quel quelle laquelle lequel
  sais sait savoir veux veut voudrais peux peut pouvez pouvoir dois doit faut faire fait fais dire dis dit aller va
  vais vas allez parler parle venir partir parti partie sortir sorti rester reste restee rentrer rentre revenir revient
  attendre attends chercher cherche trouver trouve appeler appelle donner donne prendre prend mettre mis tenir tenez
  perdu perdue perdus seul seule seuls mariee marie divorcee separee enceinte malade blesse blessee morte mort mourir
  peur honte mal triste fatiguee fatigue froid faim blanc noir rouge tendu
  argent travail papiers droits plainte avocat juge aide numero numeros telephone portable mail adresse lieu endroit
  frappe frappee frapper tape tapee menace crie coups violence violences viol danger problemes probleme
  secret prefere dire reponse passer passe suivant suite retour quitter effacer arreter stop aucun aucune aucunement
  crever crevee crevant journee maire bar barre change changer conte contre jure jurer monte monter pleure pleurer sache
  sauve sauver sauvez sens trans force mange manger peche percer perce rigole marche marcher court courir tombe tomber
  dort dormir dors reveil lever couche coucher cache caches cachee cacher enferme enfermee bloque bloquee coincee
  vraiment bientot presque surtout juste encore deja ensuite puis aussi ainsi sinon sauf malgre parce puisque lorsque
  vie gens monde pays terre ciel eau feu vent soleil lumiere porte fenetre lit table chaise sol escalier etage cour
  tete main mains bras jambe visage yeux cou gorge ventre dos coeur corps sang plaie bleu bleus vert jaune gris rose
  arme couteau fusil coup gifle poing pied hurle crier hurler casse casser cassee insulte insulter suivi suivre
  lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre
  octobre novembre decembre monday tuesday wednesday thursday friday saturday sunday
  deux trois quatre cinq six sept huit neuf dix onze douze vingt trente premier premiere deuxieme dernier derniere
  message messages photo photos internet mot mots question questions choix option menu langue francais anglais
  dans sous entre avec pour tant fois cas part type genre truc machin sorte forme point ligne page site
  nom prenom age sexe mineur mineure adulte eleve etudiante etudiant retraite retraitee chomage patron collegue
  libre fermee ouvert ouverte fermer ouvrir pause calme danser jouer jeu jeux fete vacances hotel camping gite foyer
  caravane cabane tente banc abri refuge asile tribunal prefecture poste banque pharmacie boulangerie supermarche
  carrefour leclerc lidl intermarche auchan tabac cafe resto restaurant cinema piscine stade marche eglise mosquee
  champ chasse chasser exemple gars hommes femmes ligne lignes marque marques plan plans porte portes signe signes simple
  sos vue sur sure surs paupiere nez oreille dent dents pomme pommes example baby busy came come don goes go going
  hours hour hunting long lot many perhaps real sees see still sure bury right left wrong good bad fine better best
  worse scared afraid alone safe unsafe danger hurt hit knife gun dead die dying kill run away leave leaving stay stuck
  locked inside outside upstairs downstairs kitchen bedroom bathroom bed door window town city village country street
  son daughter boy girl man woman boyfriend girlfriend partner neighbour neighbor money job phone number today tonight
  tomorrow yesterday morning evening night week month year old young none nothing anything something never always
  sometimes maybe why what when where who how which please sorry thank thanks call talk text write tell ask keep take
  get give make made find look think know feel love hate day time more less much few all both every each other
  selon citron songe bouge bouges lit linge chalet tenait coin coins veuille veux vigne lion aise mur murs pont pin
  somme cher manche landes moulin moulins pruniers pommiers vallee fontaine chateau chapelle argent monnaie maillot
  bonne nouvelle merde putain test essai salut hello bonjour bonsoir merci
  house home flat room school work mum mom dad mother father sister brother friend husband wife kids children here there
  nowhere anywhere somewhere else help police hospital street road car park prefer rather say know dont cant want need
  london english french speak language
  treize quatorze quinze seize grenier grange source blanche choses person people cordon
  svp slt bjr bsr mdr ptdr tkt stp rdv dsl bcp tlm jtm cdt pb pbs qqn qqch rdc tjs tjrs jms lgt dpt dept bld blvd rte
  sms tel tgv bts cdd cdi rsa caf cpam msa esp ccas cmp mms nsp jsp bvd`);

/** Names of the Indre that are also ordinary words: a place only when announced, or when they are the whole message. */
export const alsoWords = list(`
  bretagne bordes lesbordes conde blanc leblanc lacs murs tendu crevant pruniers pommiers maillet coings moulins
  mers bouges val dun jeu pont lepont pin lepin vic lys motte lamotte chapelle lachapelle champenoise lachampenoise
  beaulieu boucherie planches lange lye veuil celon sault
  saintmartin saintpierre saintmichel saintgeorges saintjulien saintlaurent saintgermain saintdenis`);
