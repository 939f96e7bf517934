package population

// womenByDecade are first names of women with their births in thousands in the
// 1950s, 60s, 70s, 80s, 90s and 2000s, from the same source as menByDecade.
const womenByDecade = `
Marie 150 107 54 74 70 40,Nathalie 16 198 140 30 4 1,Isabelle 40 186 107 23 4 1,Sandrine 1 54 146 34 4 1,
Stéphanie 1 10 136 72 13 2,Céline 3 11 97 85 24 5,Aurélie 0 1 27 113 29 6,Julie 1 1 16 80 57 32,Émilie 1 0 13 92 34 20,
Camille 2 1 3 24 67 54,Léa 1 1 1 7 52 77,Manon 0 0 0 6 63 63,Chloé 0 0 2 12 43 57,Laura 1 2 3 32 70 32,Sarah 1 2 12 28 50 47,
Pauline 4 1 3 33 56 28,Marine 0 1 3 26 64 22,Anaïs 0 0 1 23 52 36,Emma 1 0 1 2 18 67,Marion 1 1 8 41 52 17,
Lucie 5 2 4 29 33 36,Mathilde 3 2 5 18 44 32,Océane 0 0 0 2 31 42,Élodie 1 1 13 84 45 10,Sophie 18 53 86 55 22 6,
Charlotte 3 1 6 29 34 24,Mélanie 0 0 14 52 44 9,Martine 195 75 8 1 0 0,Catherine 165 125 28 8 3 1,Françoise 150 45 6 1 0 0,
Brigitte 145 95 9 1 0 0,Christine 130 165 40 9 3 1,Monique 115 20 2 0 0 0,Chantal 135 45 5 1 0 0,Nicole 110 20 2 0 0 0,
Jacqueline 85 12 2 0 0 0,Michèle 95 20 2 0 0 0,Annie 95 25 3 0 0 0,Sylvie 75 200 28 3 1 0,Patricia 65 130 35 5 1 0,
Véronique 55 165 32 5 1 0,Dominique 65 40 5 1 0 0,Anne 60 60 26 16 8 4,Danielle 65 12 1 0 0 0,Évelyne 55 28 3 0 0 0,
Jeanne 20 5 4 6 12 25,Marie-Christine 45 22 3 0 0 0,Marie-Claude 40 9 1 0 0 0,Marie-France 30 14 2 0 0 0,
Marie-Thérèse 28 8 1 0 0 0,Marie-Hélène 18 14 4 1 0 0,Marie-Laure 4 10 6 2 0 0,Anne-Marie 22 10 2 1 0 0,
Anne-Sophie 1 5 11 9 3 1,Anne-Laure 0 4 10 5 1 0,Anne-Claire 0 1 4 3 1 0,Marie-Pierre 6 12 3 0 0 0,Marie-Josée 8 5 1 0 0 0,
Marie-Ange 3 3 1 1 1 1,Marie-Line 3 4 1 0 0 0,Marie-Charlotte 0 0 1 2 1 0,Anne-Charlotte 0 0 1 2 1 0,Pascale 28 75 13 1 0 0,
Corinne 30 110 22 2 0 0,Laurence 30 95 55 8 1 0,Valérie 12 150 85 10 2 0,Florence 15 70 50 14 4 1,Muriel 8 30 16 3 1 0,
Karine 0 25 75 16 2 0,Carole 4 30 36 12 2 0,Christelle 0 30 93 26 3 0,Delphine 2 10 80 40 8 2,Virginie 1 12 92 45 7 1,
Séverine 0 5 70 24 3 0,Magali 2 14 34 14 4 1,Caroline 4 20 55 50 17 5,Audrey 0 2 45 65 17 4,Lætitia 0 3 58 40 10 2,
Sabrina 0 3 27 40 13 4,Vanessa 0 1 28 38 10 3,Emmanuelle 2 25 40 14 3 1,Nadia 3 14 22 15 8 4,Hélène 22 20 28 26 10 5,
Cécile 11 16 39 36 11 4,Claire 12 15 27 37 26 14,Élise 4 2 7 21 17 16,Amandine 0 1 14 58 22 7,Amélie 2 1 7 40 23 10,
Jennifer 0 0 6 55 18 4,Jessica 0 0 6 55 18 4,Alice 6 2 3 12 18 34,Justine 0 0 2 22 52 24,Marjorie 0 1 6 18 7 1,
Coralie 0 1 6 20 17 8,Morgane 0 0 2 17 28 15,Margaux 0 0 1 8 24 20,Clara 1 0 1 6 25 53,Inès 1 1 1 3 15 55,Jade 0 0 0 1 10 55,
Louise 6 2 2 4 10 33,Lola 0 0 0 2 9 43,Lisa 0 1 2 8 20 29,Zoé 0 0 0 3 10 34,Lou 0 0 0 1 5 16,Noémie 0 0 3 14 25 20,
Ophélie 0 0 3 19 19 7,Juliette 6 2 4 10 17 26,Eva 2 2 2 4 13 38,Romane 0 0 0 1 13 28,Clémence 2 1 2 12 22 20,
Alexandra 1 3 14 24 20 9,Alexia 0 0 3 8 13 12,Laurie 0 0 5 16 15 6,Cindy 0 0 7 30 10 1,Angélique 0 3 40 26 7 3,
Fanny 1 2 11 26 17 6,Estelle 3 7 15 16 12 9,Gaëlle 0 6 17 15 6 3,Solène 0 0 2 8 13 10,Valentine 1 0 1 4 7 10,
Agathe 2 1 2 5 12 16,Ambre 0 0 0 1 5 22,Lilou 0 0 0 0 2 22,Maéva 0 0 2 7 13 14,Sandra 1 9 50 27 11 2,Sonia 4 13 24 16 7 4,
Myriam 10 17 17 12 8 5,Béatrice 22 50 13 3 1 0,Agnès 18 32 14 4 1 0,Odile 22 12 2 0 0 0,Joëlle 25 15 2 0 0 0,
Nadine 40 28 4 0 0 0,Josiane 35 8 0 0 0 0,Colette 35 6 0 0 0 0,Ghislaine 20 14 2 0 0 0,Régine 18 10 1 0 0 0,
Bernadette 30 7 1 0 0 0,Geneviève 30 6 1 0 0 0,Yvette 25 3 0 0 0 0,Élisabeth 45 28 8 4 2 1,Fatima 3 8 13 12 6 6,
Yasmine 0 0 2 5 8 15,Célia 0 0 2 8 18 19,Andréa 0 0 2 4 10 14,Léna 0 0 0 1 7 26,Elsa 0 0 2 11 16 15,Carla 0 0 1 2 7 24,
Alicia 0 0 1 4 12 18,Axelle 0 0 1 4 9 13,Flavie 0 0 0 2 5 8,Maëlle 0 0 0 1 6 12,Elisa 0 0 1 5 10 21,Salomé 0 0 0 2 6 12,
Nina 0 0 1 3 7 16,Anna 2 1 2 4 7 23,Laurine 0 0 0 3 11 7,Coline 0 0 0 3 8 8,Lucile 1 1 3 8 9 6,
Mylène 2 5 11 11 5 1,Rachel 3 6 9 9 7 4,Edwige 3 5 5 3 1 0,Sylviane 15 9 1 0 0 0,Maryse 25 10 1 0 0 0,
Annick 30 12 1 0 0 0,Ginette 18 2 0 0 0 0,Denise 25 3 0 0 0 0,Simone 20 2 0 0 0 0,Christiane 60 8 1 0 0 0,Éliane 25 6 0 0 0 0,
Claudine 45 12 1 0 0 0,Liliane 28 6 1 0 0 0,Viviane 14 8 1 0 0 0,Murielle 4 16 9 2 0 0,Katia 1 8 14 5 1 0`

// womenFurther are first names of women for the births that womenByDecade does
// not list: each is as frequent as the others, in every decade.
const womenFurther = `Abigaïl Adélaïde Adèle Adeline Adriana Aglaé Aïcha Aïda Aimée Albane Albertine Aliénor Aline Alix Alizée Alma Aloïse Alyssa
Amina Anastasia Angèle Angelina Anissa Annabelle Anne-Cécile Anne-Lise Anouk Anthéa Apolline Ariane Arlette Armelle Armance Assia Astrid Athénaïs Aude
Augustine Aurore Auriane Ava Barbara Bénédicte Bérengère Bérénice Bertille Betty Blanche Blandine Brenda Calypso Candice Capucine Carine Carmen Cassandra Cassandre
Catalina Célestine Céleste Cerise Chantelle Charlène Charline Chiara Clarisse Claudia Cléa Clélia Clémentine Cléo Clotilde Colombe Constance Cyrielle Cynthia
Daphné Débora Diane Dina Domitille Dorothée Doriane Édith Éléonore Éléa Élia Élina Éline Éloïse Elvire Émeline Emmy Énora Esther Eugénie Eulalie Éva-Marie
Fabienne Faustine Fatoumata Félicie Félicité Fiona Flora Flore Floriane Frédérique Gabrielle Garance Georgette Germaine Gisèle Gladys Gloria Graziella Guillemette
Gwenaëlle Gwladys Hanna Hannah Héloïse Henriette Hermine Honorine Hortense Huguette Ilona Imane Inaya Ingrid Irène Iris Isaure Isis Jacinthe Janice
Jasmine Jeannine Joanna Jocelyne Johanna Joséphine Judith Juliana Julienne Julia Karima Katy Kelly Kenza Khadija Killy Laure Laurène Laurette
Leïla Léonie Léontine Leslie Lilia Liliana Lina Line Linda Lise Livia Loane Loana Loïse Lorène Lorraine Louane Louisa Louna Luce Lucette Lucienne Ludivine
Ludmilla Luna Lydia Lydie Lyna Mahaut Maïssa Maïlys Malika Mallaury Marceline Margot Marguerite Marianne Marie-Antoinette Marie-Lou Marie-Sophie Marie-Noëlle
Marielle Marina Marlène Marthe Maud Maureen Mégane Mélina Mélissa Mélodie Mila Mireille Mona Monia Muguette Mya Nadège Naëlle Naïs Natacha
Ninon Noéline Nolwenn Nora Norah Norma Océanie Odette Olga Olivia Ondine Oriane Ornella Pascaline Paola Paulette Pélagie Pénélope Perrine Philippine Priscilla
Prune Rachida Raymonde Rébecca Reine Renée Romy Rosa Rose Rosalie Roseline Roxane Ruth Safia Samantha Samia Samira Sandy Sara Ségolène Selma Shaïna Sibylle
Sidonie Sixtine Soizic Solange Soraya Stella Suzanne Suzie Swann Sybille Tatiana Tess Tessa Thaïs Thelma Théa Thérèse Tiphaine Vera Victoire Victoria Violette
Wendy Yaëlle Yolande Ysaline Yvonne Zélie Zoéline Jeanne-Françoise Rose-Marie Lou-Anne Marie-Amélie Anne-Gaëlle`
