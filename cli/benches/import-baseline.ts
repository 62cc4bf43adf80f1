import { readFileSync } from 'node:fs'
import { XMLParser } from 'fast-xml-parser'
import { parseFrenchDate, toDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { nameKey } from '@/lib/platform/text'

/** What the parser gives: nobody checks it, which is the point of the comparison. */
type Tag = Record<
  | '@ADRESSE_ID'
  | '@CODE_MEF'
  | '@ELEVE_ID'
  | '@PERSONNE_ID'
  | 'ADRESSE_ID'
  | 'CODE_MEF'
  | 'CODE_PARENTE'
  | 'CODE_PAYS'
  | 'CODE_POSTAL'
  | 'CODE_SEXE'
  | 'CODE_STATUT'
  | 'CODE_STRUCTURE'
  | 'DATE_NAISS'
  | 'DATE_SORTIE'
  | 'ELEVE_ID'
  | 'FORMATION'
  | 'ID_NATIONAL'
  | 'LC_CIVILITE'
  | 'LIBELLE_POSTAL'
  | 'LIGNE1_ADRESSE'
  | 'LIGNE2_ADRESSE'
  | 'LIGNE3_ADRESSE'
  | 'LIGNE4_ADRESSE'
  | 'LL_PAYS'
  | 'MEL'
  | 'NIVEAU_RESPONSABILITE'
  | 'NOM_DE_FAMILLE'
  | 'NOM_USAGE'
  | 'PAIE_FRAIS_SCOLAIRES'
  | 'PERSONNE_ID'
  | 'PRENOM'
  | 'PRENOM2'
  | 'STRUCTURE'
  | 'TEL_PERSONNEL'
  | 'TEL_PORTABLE'
  | 'TYPE_STRUCTURE',
  string
>

/** The usual way: the whole file as one object, then `createMany`. Same rows, no diff, no anomaly. Returns the rows. */
export async function baselineImport(uai: string, files: readonly string[]): Promise<number> {
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false })
  const documents = files.map((file) => parser.parse(new TextDecoder('iso-8859-15').decode(readFileSync(file))))
  const find = (root: string) => documents.find((document) => document[root])?.[root].DONNEES
  const [pupils, people, labels] = [find('BEE_ELEVES'), find('BEE_RESPONSABLES'), find('BEE_NOMENCLATURES')]
  const academie = await db.academie.create({ data: { code: '99', name: 'Académie' } })
  const school = await db.school.create({
    data: { uai, name: 'Lycée', kind: 'LYCEE', currentYear: 2026, academieId: academie.id },
  })
  const ids = new Map<string, string>()
  const idOf = (key: string) => ids.get(key) ?? (ids.set(key, crypto.randomUUID()).get(key) as string)
  const schoolId = school.id
  const divisionOf = new Map<string, string>()
  for (const entry of list(pupils.STRUCTURES.STRUCTURES_ELEVE))
    for (const structure of list(entry.STRUCTURE))
      if (structure.TYPE_STRUCTURE === 'D') divisionOf.set(String(entry['@ELEVE_ID']), structure.CODE_STRUCTURE)
  const present = list(pupils.ELEVES.ELEVE).filter((eleve) => !eleve.DATE_SORTIE && divisionOf.has(eleve['@ELEVE_ID']))
  const kept = new Set(present.map((eleve) => eleve['@ELEVE_ID']))
  const links = list(people.RESPONSABLES.RESPONSABLE_ELEVE).filter((link) => kept.has(link.ELEVE_ID))
  const linked = new Set(links.map((link) => link.PERSONNE_ID))
  const pupilAddress = addressesOf(pupils)
  const personAddress = addressesOf(people)

  let rows = 0
  const write = async <Row>(all: Row[], createMany: (data: Row[]) => Promise<{ count: number }>) => {
    for (let at = 0; at < all.length; at += 1000) rows += (await createMany(all.slice(at, at + 1000))).count
  }
  await write(
    [...new Set(divisionOf.values())].map((code) => ({ id: idOf(`d${code}`), schoolId, year: 2026, code })),
    (data) => db.division.createMany({ data }),
  )
  await write(
    list(labels.MEFS.MEF).map((mef) => ({ schoolId, code: mef['@CODE_MEF'], label: mef.FORMATION })),
    (data) => db.mef.createMany({ data }),
  )
  await write(
    present.map((eleve) => ({
      id: idOf(`e${eleve['@ELEVE_ID']}`),
      schoolId,
      sourceId: eleve['@ELEVE_ID'],
      ine: eleve.ID_NATIONAL,
      ...namesOf(eleve),
      firstName2: eleve.PRENOM2,
      birthDate: toDbDate(parseFrenchDate(eleve.DATE_NAISS) ?? '2010-01-01'),
      sex: eleve.CODE_SEXE === '1' ? ('M' as const) : ('F' as const),
      email: eleve.MEL,
      phone: eleve.TEL_PORTABLE,
      ...pupilAddress(eleve.ADRESSE_ID),
    })),
    (data) => db.student.createMany({ data }),
  )
  await write(
    present.map((eleve) => ({
      schoolId,
      studentId: idOf(`e${eleve['@ELEVE_ID']}`),
      year: 2026,
      divisionId: idOf(`d${divisionOf.get(eleve['@ELEVE_ID'])}`),
      mefCode: eleve.CODE_MEF,
      statusCode: eleve.CODE_STATUT,
      current: true,
    })),
    (data) => db.enrollment.createMany({ data }),
  )
  await write(
    list(people.PERSONNES.PERSONNE)
      .filter((person) => linked.has(person['@PERSONNE_ID']))
      .map((person) => ({
        id: idOf(`p${person['@PERSONNE_ID']}`),
        schoolId,
        sourceId: person['@PERSONNE_ID'],
        civility: person.LC_CIVILITE,
        ...namesOf(person),
        email: person.MEL,
        mobilePhone: person.TEL_PORTABLE,
        homePhone: person.TEL_PERSONNEL,
        ...personAddress(person.ADRESSE_ID),
      })),
    (data) => db.guardian.createMany({ data }),
  )
  const ranks = new Map<string, number>()
  await write(
    links.map((link) => {
      const rank = link.NIVEAU_RESPONSABILITE === '1' ? (ranks.get(link.ELEVE_ID) ?? 0) + 1 : 0
      if (rank) ranks.set(link.ELEVE_ID, rank)
      return {
        schoolId,
        guardianId: idOf(`p${link.PERSONNE_ID}`),
        studentId: idOf(`e${link.ELEVE_ID}`),
        legalRank: rank === 1 || rank === 2 ? rank : null,
        responsibility: Number(link.NIVEAU_RESPONSABILITE),
        kinshipCode: link.CODE_PARENTE,
        pays: link.PAIE_FRAIS_SCOLAIRES === '1',
      }
    }),
    (data) => db.guardianship.createMany({ data }),
  )
  return rows
}

const list = (value: unknown): Tag[] => (Array.isArray(value) ? value : value ? [value] : []) as Tag[]

const namesOf = (person: Tag) => ({
  familyName: person.NOM_DE_FAMILLE,
  usageName: person.NOM_USAGE || null,
  firstName: person.PRENOM,
  familyNameKey: nameKey(person.NOM_DE_FAMILLE),
  usageNameKey: person.NOM_USAGE ? nameKey(person.NOM_USAGE) : null,
  firstNameKey: nameKey(person.PRENOM),
})

function addressesOf(document: { ADRESSES: { ADRESSE: unknown } }) {
  const byId = new Map(list(document.ADRESSES.ADRESSE).map((address) => [address['@ADRESSE_ID'], address]))
  return (id: string) => {
    const address = byId.get(id)
    return {
      addressLine1: address?.LIGNE1_ADRESSE ?? null,
      addressLine2: address?.LIGNE2_ADRESSE ?? null,
      addressLine3: address?.LIGNE3_ADRESSE ?? null,
      addressLine4: address?.LIGNE4_ADRESSE ?? null,
      postalCode: address?.CODE_POSTAL ?? null,
      city: address?.LIBELLE_POSTAL ?? null,
      countryCode: address?.CODE_PAYS ?? null,
      countryName: address?.LL_PAYS ?? null,
    }
  }
}
