/** French words that anybody may bear; towns and postcodes (99xxx) that do not exist. */

const list = (text: string): readonly string[] => text.trim().split(/\s*,\s*/)

export const GIRLS = list(`
  Adèle, Agathe, Aïcha, Alice, Alix, Aliénor, Amandine, Ambre, Amina, Anaëlle, Anaïs, Andréa, Anna, Anouk, Apolline,
  Assia, Aurore, Ava, Axelle, Bérénice, Blanche, Camille, Capucine, Céleste, Célia, Charlie, Charlotte, Chloé, Clara,
  Clarisse, Clémence, Coline, Constance, Diane, Eléa, Élise, Élodie, Elsa, Emma, Emy, Esther, Eva, Fanny, Fatou,
  Flavie, Gabrielle, Garance, Giulia, Hana, Héloïse, Ilona, Inaya, Inès, Iris, Jade, Jeanne, Joséphine, Julia, Juliette,
  Justine, Kenza, Lana, Léa, Lena, Léonie, Lila, Lina, Lise, Lou, Louane, Louise, Lucie, Lucille, Maëlys, Manon, Marion,
  Margaux, Mathilde, Maya, Mélina, Mila, Myriam, Naïma, Nina, Noémie, Nora, Océane, Olivia, Pauline, Romane, Rose,
  Roxane, Salomé, Sarah, Sirine, Soline, Sophia, Suzanne, Thaïs, Valentine, Victoire, Yasmine, Zélie, Zoé,
  Marie-Lou, Anne-Sophie, Lily-Rose`)

export const BOYS = list(`
  Aaron, Abel, Achille, Adam, Adrien, Alexandre, Alexis, Amadou, Amir, Anatole, Antoine, Antonin, Arthur, Aubin, Auguste,
  Augustin, Axel, Baptiste, Basile, Bastien, Benjamin, Brice, Clément, Côme, Corentin, Damien, Daniel, David, Diego,
  Eliott, Elias, Émile, Enzo, Ernest, Ethan, Évan, Félix, Florian, François, Gabin, Gabriel, Gaspard, Gaëtan, Georges,
  Hugo, Ibrahim, Ilyès, Isaac, Ismaël, Jean, Joachim, Jules, Julien, Karim, Kylian, Léandre, Léo, Léon, Liam, Loïc,
  Louis, Lucas, Maël, Malo, Marceau, Marius, Martin, Mathéo, Mathieu, Mathis, Maxence, Maxime, Milo, Mohamed, Moussa,
  Nathan, Nicolas, Noa, Noé, Nolan, Octave, Oscar, Owen, Paul, Pierre, Quentin, Raphaël, Rayan, Rémi, Robin, Romain,
  Samuel, Sacha, Simon, Soan, Tanguy, Théo, Thibault, Thomas, Timothée, Titouan, Tom, Tristan, Ulysse, Valentin, Victor,
  Yanis, Youssef, Zacharie, Jean-Baptiste, Pierre-Louis, Paul-Émile`)

export const MOTHERS = list(`
  Agnès, Alexandra, Amélie, Anne, Anne-Laure, Annick, Audrey, Aurélie, Aïssata, Béatrice, Bénédicte, Carine, Caroline,
  Cathy, Catherine, Cécile, Céline, Christelle, Christine, Claire, Corinne, Delphine, Dominique, Dorothée, Edwige,
  Émilie, Élodie, Estelle, Fabienne, Farida, Fatima, Florence, Frédérique, Géraldine, Ghislaine, Hélène, Isabelle,
  Jessica, Jocelyne, Judith, Julie, Karine, Katia, Khadija, Laetitia, Laure, Laurence, Leïla, Linda, Lise, Ludivine,
  Magali, Maria, Marie, Marie-Hélène, Marina, Marjorie, Marlène, Mélanie, Mireille, Monique, Muriel, Myriam, Nadège,
  Nadia, Nathalie, Nicole, Odile, Pascale, Patricia, Peggy, Rachel, Rania, Sabine, Sabrina, Samira, Sandra, Sandrine,
  Sarah, Séverine, Solène, Sonia, Sophie, Stéphanie, Sylvie, Valérie, Vanessa, Véronique, Virginie, Yolande, Zohra`)

export const FATHERS = list(`
  Alain, Alexandre, Ali, André, Antoine, Arnaud, Bertrand, Bruno, Christian, Christophe, Cédric, Cyril, Damien, Daniel,
  David, Denis, Didier, Dominique, Édouard, Emmanuel, Éric, Étienne, Fabien, Fabrice, Farid, Franck, François, Frédéric,
  Gaël, Gérald, Gilles, Grégory, Guillaume, Hakim, Hervé, Ibrahima, Jacques, Jean-Luc, Jean-Marc, Jérémy, Jérôme, Joël,
  José, Karim, Kévin, Laurent, Lionel, Loïc, Ludovic, Luc, Mamadou, Marc, Marco, Mathieu, Maxime, Mehdi, Michaël, Michel,
  Mickaël, Mourad, Nicolas, Olivier, Omar, Pascal, Patrice, Patrick, Paulo, Philippe, Pierre, Rachid, Raphaël, Régis,
  Rémy, Richard, Romain, Sébastien, Serge, Stéphane, Sylvain, Thierry, Thomas, Tony, Tristan, Vincent, Walid, Xavier,
  Yann, Yannick, Yves`)

export const FAMILIES = list(`
  ABADIE, ADAM, ALLAIN, ALVES, ANDRIEU, ARNAUD, ASSELIN, AUBRY, AUGER, BA, BACHELET, BAILLY, BARBIER, BARON, BARRÉ,
  BASTIDE, BAUDIN, BÉGUIN, BELKACEM, BELLAMY, BENALI, BENOÎT, BERGER, BERNIER, BERTHELOT, BERTIN, BESNARD, BESSON, BIGOT,
  BLANCHARD, BLONDEL, BODIN, BONNEAU, BOUCHER, BOULANGER, BOURDON, BOUVIER, BRETON, BRUNET, BUISSON, CAMARA, CARON,
  CARPENTIER, CARTIER, CHAMPION, CHARRIER, CHAUVIN, CHEVALIER, CLAVEL, CLERC, COLAS, COLLET, CORDIER, COSTA, COULIBALY,
  COURTOIS, COUSIN, CRÉPIN, DA COSTA, DA SILVA, DANIEL, DAVID, DE LA ROCHE, DELAHAYE, DELATTRE, DELMAS, DEMIR, DESCHAMPS,
  DIALLO, DIARRA, DIAZ, DIEU, DOS SANTOS, DUBREUIL, DUCROS, DUHAMEL, DUMAS, DUPRÉ, DUVAL, EL AMRANI, ESNAULT, ÉTIENNE,
  EVRARD, FABRE, FAURE, FERNANDES, FERRAND, FERREIRA, FLEURY, FOFANA, FOUCHER, FOURNIER, GAILLARD, GALLET, GARNIER,
  GAUDIN, GAUTIER, GERVAIS, GILLET, GIRAUD, GODARD, GOMES, GONZALEZ, GOSSELIN, GRANGER, GRÉGOIRE, GUÉRIN, GUIBERT,
  GUILBERT, GUILLOT, GUYON, HADDAD, HAMEL, HAMON, HARDY, HERVÉ, HUBERT, HUET, IMBERT, JACQUET, JACOB, JAMET, JOLY,
  JOUBERT, JOURDAN, KEÏTA, KLEIN, KONATÉ, LABBÉ, LACROIX, LAFON, LAMBERT, LANGLOIS, LAPORTE, LAURENT, LE BRIS, LE GALL,
  LE GOFF, LEBLANC, LECLERCQ, LECŒUR, LEDOUX, LEFÈVRE, LEGRAND, LEJEUNE, LELIÈVRE, LEMAIRE, LENOIR, LEPAGE, LEROUX,
  LOMBARD, LOPES, LUCAS, MACÉ, MAHÉ, MAILLARD, MALLET, MARCHAND, MARÉCHAL, MARTEL, MARTINEZ, MARTY, MASSON, MAURY, MENARD,
  MERCIER, MEUNIER, MICHAUD, MILLOT, MOHAMED, MONNIER, MOREAU, MORIN, MOULIN, NAVARRO, N'DIAYE, NGUYEN, NICOLAS, NOËL,
  O'BRIEN, OLIVIER, OUEDRAOGO, PARIS, PASQUIER, PAUL, PELLETIER, PERRET, PERROT, PETITJEAN, PICARD, PICHON, PIERRE, PINTO,
  POIRIER, POULAIN, PRÉVOST, RAYNAUD, REGNIER, RENARD, REY, REYNAUD, RIBEIRO, RICHARD, RIVIÈRE, ROBIN, ROCHE, RODRIGUEZ,
  ROLLAND, ROUSSEAU, ROUSSET, ROUX, ROYER, SABATIER, SAIDI, SALMON, SANCHEZ, SAUNIER, SCHMITT, SIMON, SOW, TANGUY,
  TESSIER, THIERRY, TOURÉ, TRAORÉ, TRAN, VALLÉE, VASSEUR, VERDIER, VIAL, VIDAL, VILLARD, VINCENT, VOISIN, WEBER, YILDIZ,
  ZIMMERMANN`)

/** As in the register: 38 characters a line hold them. */
export const STREETS = list(`
  rue des Tanneurs, rue Basse, rue de la Fontaine, rue du Lavoir, avenue du Stade, chemin des Vignes, impasse du Moulin,
  place du Marché, allée des Peupliers, quai de la Verne, rue de l'Abreuvoir, rue des Lilas, rue du Four, rue Haute,
  boulevard des Tilleuls, rue de la Gare, chemin du Gué, rue des Jardins, rue du Pont-Vert, impasse des Bleuets,
  rue de la Forge, rue des Écoles, allée des Acacias, rue du Château d'Eau, chemin de la Garenne, rue des Remparts,
  rue de l'Église, place des Platanes, rue du Pressoir, avenue des Cerisiers, rue des Charpentiers, sentier des Dames,
  rue du Petit-Bois, rue de la Poterie, cours des Marronniers, rue des Trois-Puits, route de Lormoy, rue du Verger`)

export const RESIDENCES = list(`Résidence Les Tilleuls, Résidence du Parc, Cité des Hirondelles, Le Clos Saint-Aubrac`)

/** Fictitious; 99xxx is no postcode. */
export const TOWNS = [
  { postalCode: '99120', city: 'VALMONTIER' },
  { postalCode: '99125', city: 'LORMOY' },
  { postalCode: '99130', city: 'SAINT AUBRAC' },
  { postalCode: '99140', city: 'VERNE SUR AUBE' },
  { postalCode: '99150', city: 'LES ESSARTEAUX' },
  { postalCode: '99160', city: 'BEAUCLAIR LE CHATEL' },
] as const

export const MAIL_DOMAINS = list(`courrier.example, famille.example, boite.example, messagerie.example`)

export const FOREIGN = [
  { line: 'Hauptstrasse 14', city: '99999 NEUHEIM', countryCode: '109', countryName: 'ALLEMAGNE' },
  { line: 'Rue du Val 7', city: '9999 MONTBRAY', countryCode: '140', countryName: 'SUISSE' },
  { line: 'Avenue des Ormes 22', city: '9999 HAUTERIVE', countryCode: '131', countryName: 'BELGIQUE' },
] as const
