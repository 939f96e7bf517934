package population

// departmentTable has the departments of the mainland and Corsica: code,
// inhabitants in thousands, first digits of landline numbers, and some communes
// with one of their postcodes each, the largest first.
const departmentTable = `
01 660 0474|01000 Bourg-en-Bresse,01100 Oyonnax,01500 Ambérieu-en-Bugey,01210 Ferney-Voltaire
02 525 0323|02100 Saint-Quentin,02200 Soissons,02000 Laon,02400 Château-Thierry
03 333 0470|03100 Montluçon,03200 Vichy,03000 Moulins
04 166 0492|04100 Manosque,04000 Digne-les-Bains
05 141 0492|05000 Gap,05100 Briançon
06 1103 0493|06000 Nice,06200 Nice,06400 Cannes,06600 Antibes,06130 Grasse,06800 Cagnes-sur-Mer
07 333 0475|07100 Annonay,07200 Aubenas,07000 Privas
08 269 0324|08000 Charleville-Mézières,08200 Sedan
09 154 0561|09100 Pamiers,09000 Foix
10 311 0325|10000 Troyes,10600 La Chapelle-Saint-Luc
11 378 0468|11100 Narbonne,11000 Carcassonne,11400 Castelnaudary
12 279 0565|12000 Rodez,12100 Millau,12200 Villefranche-de-Rouergue
13 2057 0491|13001 Marseille,13003 Marseille,13005 Marseille,13008 Marseille,13013 Marseille,13014 Marseille,13100 Aix-en-Provence,13200 Arles,13500 Martigues,13400 Aubagne
14 699 0231|14000 Caen,14200 Hérouville-Saint-Clair,14100 Lisieux,14500 Vire Normandie
15 144 0471|15000 Aurillac,15100 Saint-Flour
16 351 0545|16000 Angoulême,16100 Cognac
17 659 0546|17000 La Rochelle,17100 Saintes,17300 Rochefort
18 299 0248|18000 Bourges,18100 Vierzon
19 240 0555|19100 Brive-la-Gaillarde,19000 Tulle
2A 162 0495|20000 Ajaccio,20090 Ajaccio,20137 Porto-Vecchio
2B 184 0495|20200 Bastia,20600 Bastia,20250 Corte
21 535 0380|21000 Dijon,21200 Beaune,21300 Chenôve
22 606 0296|22000 Saint-Brieuc,22300 Lannion,22100 Dinan
23 115 0555|23000 Guéret,23300 La Souterraine
24 413 0553|24000 Périgueux,24100 Bergerac
25 546 0381|25000 Besançon,25200 Montbéliard,25300 Pontarlier
26 521 0475|26000 Valence,26200 Montélimar,26100 Romans-sur-Isère
27 600 0232|27000 Évreux,27200 Vernon,27400 Louviers
28 432 0237|28000 Chartres,28100 Dreux,28200 Châteaudun
29 918 0298|29200 Brest,29000 Quimper,29900 Concarneau,29600 Morlaix
30 756 0466|30000 Nîmes,30900 Nîmes,30100 Alès,30200 Bagnols-sur-Cèze
31 1435 0561|31000 Toulouse,31100 Toulouse,31200 Toulouse,31300 Toulouse,31400 Toulouse,31500 Toulouse,31770 Colomiers,31170 Tournefeuille
32 192 0562|32000 Auch,32100 Condom
33 1655 0556|33000 Bordeaux,33100 Bordeaux,33300 Bordeaux,33700 Mérignac,33600 Pessac,33400 Talence,33500 Libourne,33260 La Teste-de-Buch
34 1202 0467|34000 Montpellier,34070 Montpellier,34080 Montpellier,34500 Béziers,34200 Sète,34400 Lunel
35 1098 0299|35000 Rennes,35200 Rennes,35700 Rennes,35400 Saint-Malo,35300 Fougères,35500 Vitré
36 217 0254|36000 Châteauroux,36100 Issoudun
37 611 0247|37000 Tours,37100 Tours,37300 Joué-lès-Tours
38 1277 0476|38000 Grenoble,38100 Grenoble,38130 Échirolles,38400 Saint-Martin-d'Hères,38200 Vienne,38300 Bourgoin-Jallieu,38500 Voiron
39 259 0384|39100 Dole,39000 Lons-le-Saunier
40 420 0558|40000 Mont-de-Marsan,40100 Dax
41 328 0254|41000 Blois,41200 Romorantin-Lanthenay,41100 Vendôme
42 768 0477|42000 Saint-Étienne,42100 Saint-Étienne,42300 Roanne,42400 Saint-Chamond
43 227 0471|43000 Le Puy-en-Velay,43120 Monistrol-sur-Loire
44 1457 0240|44000 Nantes,44100 Nantes,44200 Nantes,44300 Nantes,44600 Saint-Nazaire,44800 Saint-Herblain,44400 Rezé
45 684 0238|45000 Orléans,45100 Orléans,45200 Montargis,45400 Fleury-les-Aubrais
46 175 0565|46000 Cahors,46100 Figeac
47 330 0553|47000 Agen,47200 Marmande,47300 Villeneuve-sur-Lot
48 77 0466|48000 Mende,48100 Marvejols
49 822 0241|49000 Angers,49100 Angers,49300 Cholet,49400 Saumur
50 494 0233|50100 Cherbourg-en-Cotentin,50000 Saint-Lô,50400 Granville
51 564 0326|51100 Reims,51000 Châlons-en-Champagne,51200 Épernay
52 170 0325|52100 Saint-Dizier,52000 Chaumont
53 306 0243|53000 Laval,53100 Mayenne
54 733 0383|54000 Nancy,54500 Vandœuvre-lès-Nancy,54300 Lunéville,54200 Toul
55 182 0329|55100 Verdun,55000 Bar-le-Duc
56 768 0297|56100 Lorient,56000 Vannes,56600 Lanester,56300 Pontivy
57 1050 0387|57000 Metz,57050 Metz,57100 Thionville,57600 Forbach,57200 Sarreguemines
58 202 0386|58000 Nevers,58200 Cosne-Cours-sur-Loire
59 2608 0320|59000 Lille,59800 Lille,59100 Roubaix,59200 Tourcoing,59140 Dunkerque,59650 Villeneuve-d'Ascq,59300 Valenciennes,59500 Douai,59400 Cambrai,59600 Maubeuge
60 830 0344|60000 Beauvais,60200 Compiègne,60100 Creil,60180 Nogent-sur-Oise
61 277 0233|61000 Alençon,61100 Flers,61200 Argentan
62 1462 0321|62100 Calais,62200 Boulogne-sur-Mer,62000 Arras,62300 Lens,62800 Liévin,62110 Hénin-Beaumont,62400 Béthune
63 664 0473|63000 Clermont-Ferrand,63100 Clermont-Ferrand,63200 Riom,63300 Thiers
64 688 0559|64000 Pau,64100 Bayonne,64600 Anglet,64200 Biarritz
65 230 0562|65000 Tarbes,65100 Lourdes
66 485 0468|66000 Perpignan,66100 Perpignan,66140 Canet-en-Roussillon
67 1148 0388|67000 Strasbourg,67100 Strasbourg,67200 Strasbourg,67300 Schiltigheim,67500 Haguenau,67400 Illkirch-Graffenstaden
68 767 0389|68100 Mulhouse,68200 Mulhouse,68000 Colmar,68300 Saint-Louis
69 1890 0472|69001 Lyon,69003 Lyon,69007 Lyon,69008 Lyon,69009 Lyon,69100 Villeurbanne,69200 Vénissieux,69800 Saint-Priest,69120 Vaulx-en-Velin,69400 Villefranche-sur-Saône
70 233 0384|70000 Vesoul,70200 Lure
71 549 0385|71100 Chalon-sur-Saône,71000 Mâcon,71200 Le Creusot
72 566 0243|72000 Le Mans,72100 Le Mans,72200 La Flèche
73 439 0479|73000 Chambéry,73100 Aix-les-Bains,73200 Albertville
74 841 0450|74000 Annecy,74100 Annemasse,74200 Thonon-les-Bains,74300 Cluses
75 2133 0142|75010 Paris,75011 Paris,75012 Paris,75013 Paris,75014 Paris,75015 Paris,75016 Paris,75017 Paris,75018 Paris,75019 Paris,75020 Paris,75009 Paris,75005 Paris
76 1254 0235|76600 Le Havre,76620 Le Havre,76000 Rouen,76100 Rouen,76200 Dieppe,76300 Sotteville-lès-Rouen
77 1438 0164|77100 Meaux,77500 Chelles,77000 Melun,77340 Pontault-Combault,77380 Combs-la-Ville,77176 Savigny-le-Temple
78 1456 0139|78000 Versailles,78500 Sartrouville,78200 Mantes-la-Jolie,78300 Poissy,78190 Trappes,78700 Conflans-Sainte-Honorine
79 375 0549|79000 Niort,79300 Bressuire
80 569 0322|80000 Amiens,80090 Amiens,80100 Abbeville
81 391 0563|81000 Albi,81100 Castres,81300 Graulhet
82 263 0563|82000 Montauban,82200 Moissac
83 1095 0494|83000 Toulon,83200 Toulon,83500 La Seyne-sur-Mer,83400 Hyères,83600 Fréjus,83300 Draguignan
84 563 0490|84000 Avignon,84200 Carpentras,84100 Orange,84300 Cavaillon
85 697 0251|85000 La Roche-sur-Yon,85100 Les Sables-d'Olonne,85300 Challans
86 439 0549|86000 Poitiers,86100 Châtellerault
87 371 0555|87000 Limoges,87100 Limoges,87200 Saint-Junien
88 360 0329|88000 Épinal,88100 Saint-Dié-des-Vosges
89 333 0386|89000 Auxerre,89100 Sens
90 139 0384|90000 Belfort
91 1316 0169|91000 Évry-Courcouronnes,91100 Corbeil-Essonnes,91300 Massy,91600 Savigny-sur-Orge,91700 Sainte-Geneviève-des-Bois,91350 Grigny
92 1635 0147|92000 Nanterre,92100 Boulogne-Billancourt,92700 Colombes,92600 Asnières-sur-Seine,92400 Courbevoie,92500 Rueil-Malmaison,92230 Gennevilliers
93 1668 0148|93200 Saint-Denis,93100 Montreuil,93300 Aubervilliers,93600 Aulnay-sous-Bois,93700 Drancy,93000 Bobigny,93140 Bondy,93150 Le Blanc-Mesnil,93500 Pantin
94 1415 0146|94400 Vitry-sur-Seine,94000 Créteil,94500 Champigny-sur-Marne,94200 Ivry-sur-Seine,94700 Maisons-Alfort,94800 Villejuif,94240 L’Haÿ-les-Roses
95 1258 0134|95100 Argenteuil,95200 Sarcelles,95000 Cergy,95140 Garges-lès-Gonesse,95130 Franconville,95800 Cergy`

// Smaller communes are made up: they have the postcodes of their department
// that end in 0, and names put together from these.
var (
	communeHeads = []string{
		"Saint-Martin", "Saint-Pierre", "Saint-Jean", "Saint-Germain", "Saint-Hilaire", "Saint-Aubin", "Saint-Laurent", "Sainte-Colombe",
		"Villeneuve", "Beaumont", "Châteauneuf", "Montigny", "Neuville", "Bourg", "Vieux-Pont", "Marigny", "Fontenay", "Chapelle",
		"Rochefort", "Courcelles", "Villiers", "Aubigny", "Champigny", "Vieille-Église", "Hauteville", "Noyers", "La Forêt", "Le Bœuf-Blanc",
	}
	communeTails = []string{
		"sur-Loire", "sur-Seine", "sur-Orne", "la-Forêt", "en-Plaine", "les-Bois", "du-Bois", "le-Vieux", "la-Rivière", "sous-Bois", "en-Vallée",
		"des-Prés", "le-Château", "sur-Mer", "aux-Chênes", "lès-Étangs", "du-Désert", "d'Aval", "le-Grand",
	}
)
