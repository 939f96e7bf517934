package population

// menByDecade are first names of men with their births in thousands in the
// 1950s, 60s, 70s, 80s, 90s and 2000s: INSEE, Fichier des prénoms, aggregate
// counts, those of the less frequent names about.
const menByDecade = `
Jean 222 121 38 28 13 9,Nicolas 3 23 96 146 83 34,Christophe 14 130 163 56 12 2,David 3 31 159 73 27 10,
Sébastien 0 9 152 102 29 6,Julien 1 2 39 146 70 28,Thomas 1 3 23 68 93 66,Alexandre 4 6 38 74 84 43,Maxime 1 2 7 42 78 50,
Kevin 0 0 2 44 84 20,Lucas 0 0 1 4 38 78,Hugo 0 0 1 5 32 60,Théo 0 0 0 1 28 63,Quentin 0 0 1 14 63 40,
Florian 0 0 4 35 60 23,Romain 1 2 11 71 60 35,Pierre 112 56 31 46 49 25,Antoine 14 13 14 31 58 43,
Benjamin 1 1 12 47 51 25,Anthony 0 1 20 67 60 20,Clément 2 1 3 24 53 45,Alexis 2 3 7 19 49 40,Guillaume 2 6 42 84 56 17,
Jérémy 0 0 6 54 43 13,Louis 20 8 4 6 23 45,Paul 22 10 6 11 29 36,Mathieu 0 2 18 58 39 22,Frédéric 15 99 139 46 9 2,
Stéphane 10 83 159 40 11 3,Laurent 25 124 124 35 8 2,Olivier 16 82 115 42 12 4,Jean-Pierre 110 43 10 2 1 0,
Michel 205 85 16 5 2 1,Philippe 190 215 45 14 5 2,Alain 205 90 12 3 1 0,Patrick 170 130 22 5 2 1,Bernard 140 35 4 1 0 0,
Christian 150 60 10 4 2 1,Gérard 140 30 3 1 0 0,Daniel 130 50 12 7 4 2,Jacques 120 25 4 3 2 1,Jean-Claude 100 20 2 0 0 0,
Dominique 90 60 9 2 0 0,Didier 85 80 8 1 0 0,François 65 42 17 15 8 4,André 55 12 3 2 1 1,Serge 65 30 4 1 0 0,
Claude 75 15 2 1 0 0,Gilles 55 50 6 1 0 0,Guy 60 12 2 1 0 0,Jean-Paul 50 20 2 1 0 0,Jean-Luc 40 33 3 0 0 0,
Jean-Marc 25 38 5 1 0 0,Jean-Michel 40 25 3 0 0 0,Jean-Louis 42 14 2 0 0 0,Jean-Marie 35 14 3 1 0 0,
Jean-François 30 28 8 3 1 0,Jean-Jacques 28 12 1 0 0 0,Jean-Christophe 3 14 10 2 0 0,Jean-Baptiste 2 2 4 10 9 5,
Jean-Philippe 4 14 8 2 1 0,Jean-Yves 20 12 1 0 0 0,Jean-Charles 2 3 3 2 1 1,Jean-Bernard 4 3 1 0 0 0,Pascal 60 150 22 3 1 0,
Thierry 50 200 40 3 1 0,Bruno 45 95 35 6 2 1,Éric 45 170 70 10 3 1,Marc 60 65 24 14 7 3,Yves 48 18 2 1 0 0,Roger 35 4 1 0 0 0,
Robert 40 6 1 1 1 0,René 35 6 1 0 0 0,Joël 45 30 7 2 1 1,Francis 45 20 3 1 0 0,Denis 35 25 5 2 1 0,Hervé 28 55 10 2 0 0,
Vincent 18 28 52 58 32 18,Franck 8 75 50 12 4 1,Fabrice 5 75 60 9 1 0,Jérôme 3 27 105 42 9 2,Arnaud 2 12 53 45 16 4,
Cédric 0 4 85 78 18 3,Ludovic 3 14 55 40 8 1,Sylvain 8 17 40 36 15 4,Fabien 3 14 44 42 15 4,Emmanuel 13 38 50 18 6 4,
Grégory 0 5 55 38 8 1,Yann 2 10 22 20 13 7,Damien 0 3 24 52 30 9,Mickaël 0 4 58 64 14 2,Jonathan 0 0 5 60 30 10,
Adrien 1 1 5 42 46 25,Aurélien 0 0 8 48 22 5,Rémi 9 6 11 33 34 14,Simon 3 2 6 20 30 22,Samuel 3 4 14 20 25 21,
Xavier 8 22 28 22 8 3,Cyril 2 8 30 24 9 2,Yannick 12 25 25 14 4 2,Gaël 1 3 10 10 8 6,Loïc 6 9 13 24 28 12,
Raphaël 2 3 9 18 20 42,Valentin 0 0 2 16 64 38,Dylan 0 0 0 3 32 33,Jordan 0 0 0 22 44 13,Corentin 0 0 1 8 37 22,
Baptiste 0 0 2 12 36 40,Bastien 0 0 2 14 30 19,Axel 0 0 3 8 24 33,Robin 0 0 2 10 23 22,Tristan 0 0 2 9 22 22,
Victor 5 3 3 12 27 27,Arthur 2 1 2 12 26 46,Jules 1 1 1 5 15 45,Léo 2 1 1 4 22 50,Nathan 0 0 0 4 32 67,Enzo 0 0 0 1 16 75,
Mathis 0 0 0 0 12 62,Tom 0 0 0 2 12 40,Ethan 0 0 0 0 2 40,Noah 0 0 0 0 4 38,Gabriel 6 3 3 7 18 43,Adam 0 0 1 3 6 26,
Mohamed 8 12 18 22 22 28,Mehdi 0 1 5 12 14 13,Karim 2 6 13 13 7 4,Yanis 0 0 0 1 10 26,Rayan 0 0 0 1 7 27,
Matthieu 1 3 16 36 22 8,Charles 18 6 7 12 14 13,Gaëtan 3 2 3 10 19 9,Dorian 0 0 1 6 18 14,Erwan 1 2 5 9 12 12,
Marc-Antoine 0 0 1 3 3 1,Pierre-Alexandre 0 0 1 2 1 0,Pierre-Yves 1 4 4 2 1 0,Lilian 1 1 2 4 11 13,Evan 0 0 0 1 3 23,
Esteban 0 0 0 0 2 15,Mathéo 0 0 0 0 2 28,Martin 1 1 2 7 12 18,Gilbert 40 9 1 0 0 0,Raymond 30 5 1 0 0 0,
Georges 25 5 2 1 1 1,Marcel 28 6 1 0 0 1,Henri 25 6 3 3 3 3,Maurice 30 5 1 0 0 0,Lionel 10 38 33 8 2 0,Régis 12 20 7 2 0 0,
Benoît 10 16 28 30 13 4,Étienne 8 6 7 10 10 7,Luc 14 18 8 4 3 2,Johan 0 1 9 12 8 4,Steven 0 0 1 10 16 5,Teddy 0 1 4 7 5 2,
Ryan 0 0 0 2 6 14,Noa 0 0 0 0 1 26,Maël 0 0 0 0 2 16,Sacha 0 0 0 1 3 18,Kylian 0 0 0 0 8 22,Killian 0 0 0 0 7 10,
Timothée 0 0 1 3 5 9,Thibault 0 1 5 18 22 10,Thibaut 0 0 2 9 13 8,Tony 2 5 9 9 6 3,Patrice 32 60 12 2 0 0,Ahmed 3 4 6 6 5 5,
Gauthier 0 1 2 5 6 5,Alban 1 1 3 7 8 5,Malo 0 0 0 0 2 6,Elliot 0 0 0 0 1 6,Ilan 0 0 0 0 2 9,Loris 0 0 0 1 7 13,
Rodolphe 2 6 9 2 0 0,Bertrand 15 19 12 6 2 1`

// menFurther are first names of men for the births that menByDecade does not
// list: each is as frequent as the others, in every decade.
const menFurther = `Abel Achille Aimé Alan Alfred Aloïs Ambroise Amaury Anatole Ange Anselme Armand Armel Auguste Augustin Aymeric
Basile Bérenger Blaise Boris Brice Bryan Camille Célestin Césaire César Christopher Claudio Colin Côme Constant Constantin Cyprien Cyrille Damian
Désiré Dimitri Donatien Edgar Edmond Édouard Élie Élias Éloi Émeric Émile Émilien Ernest Eugène Eudes Évrard Fabio Félicien Félix Ferdinand Fernand
Firmin Florent Florentin Francisco Frantz Gaspard Gaston Gautier Geoffrey Geoffroy Germain Gérald Ghislain Giovanni Grégoire Gustave Gwenaël
Habib Hadrien Harold Hector Henrick Hippolyte Honoré Hubert Hugues Ibrahim Igor Isaac Ismaël Ivan Jacky James Jason Jérémie Jimmy Joachim Joaquim
Joffrey John Joris José Joseph Josselin Joshua Josué Jules-Antoine Justin Karl Kenny Kenzo Ladislas Lazare Léandre Léon Léonard Léopold Lény Lorenzo
Luca Lucien Malik Manuel Marius Marcelin Marceau Martial Mathias Matthias Maximilien Maxence Melvin Mickey Milan Moussa Nabil Nassim Nathanaël Nicodème
Nino Noé Noël Norbert Octave Omar Oscar Othman Owen Pablo Pacôme Parfait Pascal-Henri Perceval Philibert Philémon Placide Prosper Quincy Raoul Rachid
Réginald Renaud Rémy Richard Rocco Rodrigue Roland Romaric Romuald Ronan Rudy Ruben Sami Samir Samy Sandro Saturnin Sébastian Séverin Sidney Sofiane
Stanislas Stève Sylvère Sylvestre Tanguy Tancrède Théodore Théophile Thibaud Tiago Timéo Titouan Tobias Tugdual Ulysse Urbain Valère Valéry Victorien Virgile
Vivien Vladimir Walter Wesley Wilfried William Willy Yaël Yoann Yohan Youssef Youri Yvan Yvon Zacharie Zakaria Paul-Emmanuel Louis-Philippe Pierre-Louis
Charles-Henri Paul-Antoine Pierre-Antoine Louis-Marie François-Xavier Jean-Noël Jean-Sébastien Jean-Denis Jean-Guy Jean-Éric Jean-René Jean-Daniel`
