package population

// origin is where a family comes from, as far as its names tell.
type origin uint8

// The origins.
const (
	french origin = iota
	creole
	pacific
	maghreb
	sahel
	gulfOfGuinea
	congo
	portugal
	spain
	italy
	turkey
	vietnam
	china
	indianOcean
	southAsia
	slavic
	balkans
	german
	english
	caribbean
	origins
)

// originNames are the names of one origin, the most frequent first. Where no
// first names are given, they are French ones.
type originNames struct {
	surnames   string
	made       [4]string // what surnames are made up of: the arguments of newCoiner
	madeUp     int       // share of persons with a made-up surname, in percent
	men, women string
}

// names are the names by origin, but for the French. Compared with France, few
// names are borne by many.
var names = [origins]originNames{
	creole: {
		surnames: "Hoarau Payet Grondin Boyer Fontaine Rivière Robert Dijoux Lauret Maillot Técher Bègue Turpin Nativel Ethève Gonthier Séry Morel " +
			"Jean-Baptiste Joseph Charles Louis Pierre Cyrille Alexandre Marie-Louise Jean-Louis Jean-Marie Mathurin Célestine Zandronis Bajazet Lollia " +
			"Marie-Sainte Saint-Prix Sainte-Rose Ramassamy Moutoussamy Valy Ahamada Abdou Madi Saïd Combo Soilihi Attoumani Bacar",
		made: [4]string{"B C D F G J L M N P R S T V", "a e i o é ou", "bl d l ll m mb n nt r rd rt s ss t v z", "assamy oir ide ius ette in al oly ise eur ance ane elle ot"}, madeUp: 45,
	},
	pacific: {
		surnames: "Teriitehau Tehei Tetuanui Maire Tuheiava Wamytan Pidjot Waheo Wenehoua Naisseline Kaloï Boewa Xowie Falelavaki Tuulaki Lagikula Poadja Néa Manuel Teissier",
		made:     [4]string{"T M P W K V F H N R", "a e i o u", "h k l m n p r t v w", "aura eni oana ula avae ire eata uira onu aki eva ari etu"}, madeUp: 55,
	},
	maghreb: {
		surnames: "Benali Mansouri Haddad Saïdi Cherif Hamdi Belaïd Bouazza Amrani Toumi Ben_Salah El_Amrani Brahimi Bensaïd Khelifi Slimani Mebarki Ait_Ahmed " +
			"Benamar El_Idrissi Ouali Zerrouki Boudjemaa Trabelsi Jaziri Gharbi Ben_Ali Ben_Youssef El_Alaoui Bouzid Messaoudi Kaci Rahmani Ziani Belkacem Lahlou " +
			"Tazi Bennani Ould_Ali Meziane Ferhat Dridi Chaabane Ayari Mokrani Ghezali Nasri Daoudi Bouchama Hamidi",
		made: [4]string{"B Bel Ben Bou Ch D F G H K Kh L M Maz N R S T Z Gh Am Ou", "a e i ou", "b bd ch d dj dd f gh h kh k l ll lh m mm n nn r rr s ss t tt z zz hm rb", "ache adi ani aoui ar i ia il im ir ou ouche oui our a ak ad ane"}, madeUp: 62,
		men: "Mohamed Ahmed Karim Rachid Youssef Ali Mehdi Hassan Abdelkader Mustapha Said Omar Khalid Brahim Samir Hamza Bilal Nabil Farid Hicham Yacine Abdelaziz " +
			"Ibrahim Kamel Mourad Redouane Abdallah Soufiane Sofiane Amine Anis Walid Riad Lahcen Driss Noureddine Abderrahmane Fouad Jamal Tarek Zakaria Ayoub Hakim Slimane " +
			"Mounir Salah Habib Moncef Ilyes Abdel_Karim",
		women: "Fatima Khadija Nadia Samira Aïcha Malika Naïma Zohra Yamina Karima Leïla Rachida Latifa Hayat Sonia Meriem Yasmina Salima Houria Souad Hafida " +
			"Saïda Jamila Farida Zineb Imane Sara Hanane Amina Loubna Asma Nawal Dalila Fatiha Djamila Wafa Ghizlane Siham Rim Olfa Ines Chaïma Kenza Safia Hind " +
			"Mouna Habiba Fatima-Zahra Lalla Sihem",
	},
	sahel: {
		surnames: "Diallo Traoré Diarra Coulibaly Camara Keïta Touré Ba Barry Bah Sow Sidibé Konaté Sissoko Cissé Koné Dembélé Diop Ndiaye Fall Sylla Kanté Fofana " +
			"Sy Diakité Soumaré Niakaté Bathily Gassama Mbaye Guèye Faye Sarr Seck Diouf Kébé Doucouré Drame Sall Balde Konté Magassa Tandia Soumah Ouattara Sawadogo " +
			"Ouédraogo Bangoura Samaké N'Diaye Mballo",
		made: [4]string{"B D F G K M N S T Y W", "a e i o ou", "d k l m n nd ng r s t b y ndi", "ara é a o iga aye i ou ago ouré"}, madeUp: 30,
		men: "Mamadou Moussa Ibrahima Amadou Abdoulaye Ousmane Cheikh Boubacar Oumar Modibo Souleymane Seydou Bakary Issa Lassana Adama Alassane Demba Samba Sekou " +
			"Idrissa Aliou Babacar Mody Drissa Youssouf Salif Fodé Thierno Sidi Yaya Pape Hamidou Abdou Malick",
		women: "Fatoumata Mariam Aminata Aïssatou Awa Fatou Kadiatou Oumou Hawa Maïmouna Ramatoulaye Coumba Aïssata Salimata Assa Djénéba Ndeye Khady Bintou Adama " +
			"Mariama Nana Rokia Kadidia Astou Dieynaba Penda Sira Binta Fanta",
	},
	gulfOfGuinea: {
		surnames: "Kouassi Kouadio Koffi N'Guessan Konan Yao Kouamé Brou Gnagne Assi Ahoua Djedje Zadi Mensah Adjovi Amoussou Agbodjan Lawson Hounkpatin Dossou " +
			"Togbé Attikpa Bamba Ekra Okou Akpa Tano Gbané Aka Ehui",
		made: [4]string{"A D G K B T N Z Ak Ag", "a e o ou i", "b bl d dj g gn k kp l m n ss t z", "o i é ou an ovi ié ain"}, madeUp: 55,
		men:   "Kouassi Yao Koffi Serge Hervé Olivier Jean Franck Didier Guy Alain Kouadio Ange Désiré Arsène Fabrice Emmanuel Boris Wilfried Cyrille Marius Landry Romaric Aristide Parfait",
		women: "Marie Akissi Affoué Adjoua Sandrine Nadège Estelle Christelle Aya Bénédicte Clarisse Edwige Rose Chantal Solange Ahou Prisca Larissa Mireille Laure Flore Grâce Esther Ruth Carine",
	},
	congo: {
		surnames: "Mbemba Makaya Mabiala Loemba Nkounkou Malonga Mavoungou Samba Kabongo Ilunga Mukendi Kasongo Tshibangu Lukusa Kalala Mbuyi Ngoma Bemba Nsimba Matondo " +
			"Ngo Nguemo Tchoumi Fotso Kamga Tchuente Ndongo Mbarga Atangana Essomba Owona Abega Ondoa Talla Djoumessi",
		made: [4]string{"M Mb N Ng Nk B K L T Tch Ts Nd", "a e i o ou u", "b k l mb nd ng m t ss nz mp nk d y", "a ou i o ala anga oumou ela olo amba ika ongo"}, madeUp: 60,
		men:   "Jean Patrick Christian Serge Alain Hervé Guy Joseph Pierre Emmanuel Michel Dieudonné Blaise Trésor Junior Cédric Rodrigue Aimé Célestin Fidèle Armel Brice Jean-Claude Jean-Paul Gaston Valère",
		women: "Marie Chantal Nadine Sylvie Solange Carine Mireille Clarisse Francine Huguette Bibiche Nathalie Rachel Ruth Esther Laurette Blandine Pélagie Charlotte Mamie Grâce Dorcas Yvette Marie-Claire Marie-Louise Flore",
	},
	portugal: {
		surnames: "Da_Silva Ferreira Dos_Santos Pereira Rodrigues Fernandes Gonçalves Gomes Martins Lopes Alves Ribeiro Da_Costa Teixeira De_Oliveira De_Sousa Marques " +
			"Pinto Carvalho Dias Soares Almeida Mendes Moreira Vieira Cardoso Antunes Nunes Correia Coelho Da_Cunha Da_Fonseca Simões Monteiro Tavares Barbosa Esteves " +
			"Domingues Araújo Machado Lourenço Henriques Matos Ramos Pires Cerqueira Azevedo Neves Duarte",
		made: [4]string{"B C D F G L M P R S T V", "a e i o u ei", "c ch d l m n r rr s t v z lh nh", "eira eiro ães al ado inho es osa ão ira eda"}, madeUp: 20,
		men:   "Antonio José Manuel Carlos João Paulo Joaquim Fernando Luis Jorge Rui Pedro Domingos Francisco Armando Adelino Nuno Ricardo Alberto Mario Sergio Filipe Helder Bruno Tiago Vitor Americo Augusto Miguel David",
		women: "Maria Ana Rosa Isabel Fernanda Paula Helena Conceição Sandra Lucia Teresa Carla Cristina Adelaide Alice Lurdes Manuela Celeste Olinda Fatima Susana Sonia Catarina Marta Deolinda Elisabete Graça Natália Otília Inês",
	},
	spain: {
		surnames: "Garcia Martinez Lopez Sanchez Fernandez Rodriguez Perez Gonzalez Gomez Ruiz Hernandez Diaz Torres Moreno Jimenez Muñoz Navarro Romero Alonso Gil " +
			"Vazquez Serrano Molina Blasco Ortega Delgado Castro Ramos Marín Ibáñez Peña Núñez Herrera Rubio Cano Prieto Vega Campos",
		made: [4]string{"B C D F G L M P R S T V", "a e i o u ue", "b c d l ll m n ñ r rr s t z rd nt", "ez ero ana eda illa o os al ón ino ales ado"}, madeUp: 35,
		men:   "José Antonio Manuel Francisco Juan Carlos Pedro Luis Jesus Miguel Angel Javier Rafael Fernando Ramon Vicente Alberto Diego Pablo Sergio Alejandro Enrique Joaquin Andres Ignacio",
		women: "Maria Carmen Dolores Isabel Ana Josefa Pilar Francisca Teresa Mercedes Rosario Antonia Cristina Lucia Elena Marta Rosa Laura Patricia Encarnacion Concepcion Raquel Silvia Beatriz Montserrat",
	},
	italy: {
		surnames: "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De_Luca Costa Giordano Mancini Rizzo Lombardi Moretti Barbieri " +
			"Fontana Santoro Mariani Rinaldi Caruso Ferrara Galli Martini Leone Longo Gentile Martinelli Vitale Lombardo Serra Coppola De_Santis D'Angelo Marchetti",
		made: [4]string{"B C D F G L M P R S T V Br Gr", "a e i o u", "c cc ch gl gn l ll n nn r rr s ss t tt v zz nt rd", "elli ini ucci etti one aro ese ano ello i o otti ardi"}, madeUp: 50,
		men:   "Giuseppe Antonio Salvatore Giovanni Francesco Mario Luigi Vincenzo Angelo Domenico Carlo Roberto Paolo Marco Andrea Luca Alessandro Stefano Davide Matteo Pietro Michele Claudio Fabio Daniele",
		women: "Maria Anna Giuseppina Rosa Angela Giovanna Teresa Lucia Carmela Caterina Francesca Laura Paola Elena Silvia Chiara Federica Valentina Alessandra Giulia Martina Sara Roberta Simona Barbara",
	},
	turkey: {
		surnames: "Yilmaz Kaya Demir Çelik Şahin Yildiz Yildirim Öztürk Aydin Özdemir Arslan Doğan Kiliç Aslan Çetin Kara Koç Kurt Özkan Şimşek Polat Korkmaz Özcan Çakir " +
			"Erdoğan Yavuz Can Acar Şen Aktaş Güler Yalçin Güneş Bozkurt Bulut Keskin Ünal Turan Gül Özer Işik Kaplan Avci Sari Tekin Taş Köse",
		made: [4]string{"B Ç D G K M S Ş T Y", "a e i ö u ü", "b d k kt l lt m n nd r rd rk s t y z", "oğlu an er ci lar ek en il un"}, madeUp: 45,
		men:   "Mehmet Mustafa Ahmet Ali Hüseyin Hasan Ibrahim Ismail Osman Yusuf Murat Ömer Ramazan Halil Süleyman Abdullah Mahmut Recep Salih Fatih Kadir Emre Serkan Hakan Özgür Kemal Orhan Bülent Cemal Burak",
		women: "Fatma Ayşe Emine Hatice Zeynep Elif Meryem Şerife Zehra Sultan Hanife Merve Havva Zeliha Esra Gülsüm Özlem Yasemin Hülya Melek Dilek Songül Sevim Gül Nurcan Büşra Kübra Tuğba Aysel Filiz",
	},
	vietnam: {
		surnames: "Nguyen Tran Le Pham Huynh Phan Vo Vu Dang Bui Do Ngo Duong Ly Chau Lam Truong Dinh Trinh Mai Sok Chea Kim Heng Keo Chan Sim Phommachanh Vongsa Xiong " +
			"Yang Vang Lor Moua Tan Ung Khun Meas Prak Kong",
		made: [4]string{"Ph S K V Ch Th B D", "a e i o u", "m n ng nh k r l t y v", "ak an eng ong on oun ay avong anh isay ara"}, madeUp: 20,
		men:   "Van Minh Thanh Hoang Quang Duc Hung Tuan Dung Anh Phuong Tan Ngoc Son Long Huy Khanh Sophal Samnang Vuthy Kham Bounmy Tou Chue Vichet",
		women: "Thi Lan Linh Huong Mai Phuong Thuy Hoa Nga Ngoc Kim Hanh Thao Trang Loan Yen Bich Sophea Chanthou Sokha Bouavanh Mee Pa Khamphone Dara",
	},
	china: {
		surnames: "Chen Wang Zhang Li Liu Lin Huang Wu Zheng Zhou Xu Yang Zhao Hu Ye Xia Jin Sun Pan Zhu Hong Weng Cai Dong Xie Guo Ma He Liang Song Tang Deng Feng Cheng Shen",
		made:     [4]string{"B C D F G H J L M N P Q S T X Y Z Zh Sh Ch", "a e i o u", "n ng", "uan ao ei ia iu ong ang en"}, madeUp: 12,
		men:   "Wei Jun Lei Ming Jian Xiao Hao Yong Bin Peng Jie Feng Qiang Chao Bo Kai Hui Long Yi Yang Zhen Guang Tao Lin Xin",
		women: "Li Xiao Mei Ying Hui Yan Fang Juan Na Jing Min Xia Yun Lan Ping Xue Dan Ting Lin Yu Qian Hong Wen Ling Jia",
	},
	indianOcean: {
		surnames: "Rakotomalala Rakotondrabe Rasoanaivo Randrianasolo Razafindrakoto Ratsimbazafy Andriamanana Razanamparany Rabe Rasolofo Randria Ravelo " +
			"Ali Mohamed Abdou Saïd Ahamada Hassani Mze Youssouf Soilihi Ibrahim Msa Halidi Mmadi Madi Ramdane Assoumani Abdallah Houmadi",
		made: [4]string{"Rak Raz Ras Ran Rab Ram Andr Rat Rav Raf", "a i o", "b d fy h l m n ndr ns nt r s t tr v z", "arivo imanana olo imaro ona avelo iana ivo oely alala isoa andro aina"}, madeUp: 60,
		men:   "Jean Said Ali Ibrahim Mohamed Hery Rivo Tojo Lova Andry Solofo Mamy Haja Nirina Toky Ahmed Youssouf Abdou Hassan Jean-Claude Aina Faly Eric Naina Hassani",
		women: "Marie Voahangy Lalao Hanta Noro Fara Vololona Bako Saholy Mialy Zainaba Fatima Echati Moina Anfiati Halima Nathalie Nirina Tiana Haingo Lova Soa Sitti Rasoa Volatiana",
	},
	southAsia: {
		surnames: "Singh Kaur Kumar Sharma Khan Ahmed Hussain Begum Ali Islam Rahman Uddin Sivakumar Selvarajah Thambirajah Kandiah Nadarajah Sivalingam Patel Miah Chowdhury " +
			"Perera Fernando Balasubramaniam Rasiah Arumugam Iqbal Mahmood Malik Butt Mohammadi Ahmadi Hosseini Karimi",
		made: [4]string{"B D G J K M N P R S Siv Th V", "a e i u", "b d g j k l m n nd r s t th v rm", "an arajah endran alingam ar esh am ini athan anathan ai"}, madeUp: 50,
		men:   "Mohammad Singh Muhammad Kumar Ali Ahmad Siva Suresh Ramesh Rajesh Sanjay Abdul Hamid Farhad Nazir Imran Asif Amir Ravi Vijay Anand Jasvir Harpreet Mahesh Karthik",
		women: "Kaur Fatima Priya Lakshmi Shanthi Sumathi Anjali Devi Nasreen Zahra Maryam Saima Rani Sita Kavitha Vani Jasmine Nirmala Sunita Farida Parveen Anita Usha Meena Thulasi",
	},
	slavic: {
		surnames: "Kowalski Nowak Wiśniewski Wójcik Kamiński Lewandowski Zieliński Łukasik Woźniak Kozłowski Mazur Krawczyk Popescu Ionescu Popa Radu Dumitru Stan Gheorghe " +
			"Ivanov Petrov Smirnov Volkov Kovalenko Bondarenko Shevchenko Melnyk Tkachenko Novák Dvořák Horváth Szabó Nagy Rusu Moldovan Munteanu Georgiev Dimitrov Grigoryan Sargsyan",
		made: [4]string{"B D G K M N P R S St T V Z Kr W", "a e i o u ou", "b ch d g k l ld m n nd r rz s sk t tr v z nk", "ski escu ov enko ak ik eanu iev in owicz yan uk ić aru"}, madeUp: 60,
		men:   "Ion Alexandru Andrei Mihai Adrian Florin Marian Cristian Piotr Jan Krzysztof Andrzej Tomasz Marek Paweł Sergei Dmitri Aleksandr Vladimir Igor Oleksandr Ivan Stefan Gheorghe Vasile Łukasz Artur Armen Gagik Nikolai",
		women: "Maria Elena Ana Ioana Mihaela Cristina Daniela Anna Małgorzata Katarzyna Agnieszka Joanna Olga Natalia Tatiana Irina Svetlana Oksana Iryna Svitlana Ekaterina Anastasia Gabriela Alina Monika Ewa Magdalena Anahit Lilit Nadejda",
	},
	balkans: {
		surnames: "Jovanović Petrović Nikolić Đorđević Marković Ilić Pavlović Stojanović Hoxha Krasniqi Gashi Berisha Shehu Dervishi Hasani Kovačević Horvat Marić Babić Kovač " +
			"Begić Hodžić Halilović Mujić Papadopoulos Ajdini Osmani Rexhepi Morina Shala",
		made: [4]string{"B D G H J K L M P R S T V Z", "a e i o u", "b d g j k l m n r s š t v z ž", "ović ević aj ić i ani iqi oski ac"}, madeUp: 55,
		men:   "Dragan Zoran Goran Milan Dejan Slobodan Aleksandar Nikola Arben Agron Besnik Bekim Ilir Fatmir Ivan Marko Petar Stefan Admir Senad Mirza Nenad Saša Željko Burim",
		women: "Dragana Snežana Ljiljana Jelena Milica Marija Ana Vesna Gordana Mirjana Arta Besa Valbona Teuta Fatime Vjosa Amra Lejla Emina Jasmina Ivana Sanja Biljana Shpresa Albana",
	},
	german: {
		surnames: "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Groß Peeters Janssens " +
			"Maes Jacobs Mertens Willems Claes Van_Damme De_Smet Goossens Wouters Van_den_Berg De_Jong De_Vries Jansen Bakker Visser Sørensen Nielsen Weiß Krüger Lange Huber Keller",
		made: [4]string{"B Br F G H K Kr L M N R S Sch St W Z", "a e i o u ei au ö ü", "b ch d ff g ck l ll m nn nd r rr ss t tt z ß", "er mann el ing inger en stein bach haus ke erl"}, madeUp: 55,
		men:   "Peter Michael Thomas Andreas Wolfgang Klaus Jürgen Hans Stefan Christian Uwe Jan Marc Luc Dirk Johan Patrick Sven Markus Matthias Frank Martin Tobias Daniel Søren Kurt Hans-Peter Karl-Heinz Pieter Bart",
		women: "Monika Sabine Petra Andrea Claudia Susanne Renate Birgit Anna Julia Katharina Christine Barbara Heike Martine An Els Ingrid Nathalie Greet Karin Ursula Anja Nicole Lena Kirsten Saskia Marijke Brigitte Anne-Marie",
	},
	english: {
		men:   "John David Michael Peter Paul James Robert Andrew Richard Stephen Mark Christopher Simon Ian William Patrick Kevin Thomas Daniel Matthew Sean Alan Philip Martin George",
		women: "Susan Margaret Elizabeth Sarah Mary Christine Jennifer Karen Jane Helen Alison Julie Linda Patricia Catherine Emma Claire Rebecca Victoria Nicola Lucy Charlotte Fiona Rachel Amy",
		surnames: "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke Harris Lewis Turner " +
			"Scott Cooper King Moore Baker Ward O'Brien O'Connor Murphy McDonald Campbell Stewart MacLeod Kelly",
		made: [4]string{"B Br C D F G H K L M N P R S St T W", "a e i o u ea oo", "b ck d dd l ll m n nd ng r rr s t tt rn lt", "er ington ham on ley y ell ett field ford wood ing s"}, madeUp: 55,
	},
	caribbean: {
		surnames: "Jean Pierre Joseph Louis Charles François Jean-Baptiste Michel Saint-Louis Philippe Augustin Silva Santos Oliveira Souza Lima Rodriguez Gonzalez Garcia Lopez " +
			"Gomez Ramirez Castillo Vargas Torres Désir Exantus Célestin Dorcé Joachim",
		made: [4]string{"B C D F G J L M N P R S T V", "a e i o é u", "b d l ll m n nt r rt s ss t v z", "us eus il ille in elus ime onneau ez o as ard"}, madeUp: 40,
		men:   "Jean Pierre Joseph Wilner Frantz Carlos José Luis Juan Jorge Marcos Paulo Rafael Daniel Miguel Jean-Robert Fritz Wilfrid Emmanuel Andres Felipe Diego Eduardo Ronald Jocelyn",
		women: "Marie Maria Ana Rose Guerda Yolande Claudia Patricia Carolina Paola Adriana Sandra Luciana Fernanda Juliana Marie-Rose Marie-Carmel Nadège Darline Mirlande Sofia Camila Daniela Lucienne Ketly",
	},
}
