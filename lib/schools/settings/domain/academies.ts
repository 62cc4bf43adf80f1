/** Académie of a département, as the first three digits of the UAI give it. */
type AcademieName = { code: string; name: string }

const DEPARTEMENTS: Record<string, string> = {
  '01 Paris': '075',
  '02 Aix-Marseille': '004 005 013 084',
  '03 Besançon': '025 039 070 090',
  '04 Bordeaux': '024 033 040 047 064',
  '06 Clermont-Ferrand': '003 015 043 063',
  '07 Dijon': '021 058 071 089',
  '08 Grenoble': '007 026 038 073 074',
  '09 Lille': '059 062',
  '10 Lyon': '001 042 069',
  '11 Montpellier': '011 030 034 048 066',
  '12 Nancy-Metz': '054 055 057 088',
  '13 Poitiers': '016 017 079 086',
  '14 Rennes': '022 029 035 056',
  '15 Strasbourg': '067 068',
  '16 Toulouse': '009 012 031 032 046 065 081 082',
  '17 Nantes': '044 049 053 072 085',
  '18 Orléans-Tours': '018 028 036 037 041 045',
  '19 Reims': '008 010 051 052',
  '20 Amiens': '002 060 080',
  '22 Limoges': '019 023 087',
  '23 Nice': '006 083',
  '24 Créteil': '077 093 094',
  '25 Versailles': '078 091 092 095',
  '27 Corse': '620 720',
  '28 La Réunion': '974',
  '31 Martinique': '972',
  '32 Guadeloupe': '971',
  '33 Guyane': '973',
  '40 Nouvelle-Calédonie': '988 983',
  '41 Polynésie française': '987 984',
  '42 Wallis-et-Futuna': '986',
  '43 Mayotte': '976 985',
  '44 Saint-Pierre-et-Miquelon': '975',
  '70 Normandie': '014 027 050 061 076',
}

/** Null for a département that no académie holds (test numbers). */
export function academieOfUai(uai: string): AcademieName | null {
  const entry = Object.entries(DEPARTEMENTS).find(([, list]) => list.split(' ').includes(uai.slice(0, 3)))
  return entry ? { code: entry[0].slice(0, 2), name: entry[0].slice(3) } : null
}

/** Kind of school that a name announces. */
export function schoolKindOf(name: string): 'ECOLE' | 'COLLEGE' | 'LYCEE' | 'LYCEE_PRO' | 'OTHER' {
  if (/^\s*(lyc[ée]e (professionnel|pro\b|des m[ée]tiers)|lp\b)/i.test(name)) return 'LYCEE_PRO'
  if (/^\s*lyc[ée]e/i.test(name)) return 'LYCEE'
  if (/^\s*coll[èe]ge/i.test(name)) return 'COLLEGE'
  return /^\s*[ée]cole/i.test(name) ? 'ECOLE' : 'OTHER'
}
