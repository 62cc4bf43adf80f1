import type { CarLetter, LetterIssuer } from '@/lib/teleservices/letters/car-letter-content'
import { type BenchResult, measurePart, round } from './support'

const LETTERS = 2_000
const PER_FILE = 500
const BASELINE = 200

/** Tagged letters with embedded fonts, one file for 500; beside it the same sheet by @react-pdf/renderer. */
export async function run(): Promise<BenchResult> {
  const url = process.env.DATABASE_URL ?? ''
  const ours = await measurePart<{ bytes: number }>('letters', 'ours', { count: LETTERS }, url)
  const baseline = await measurePart<{ bytes: number }>('letters', 'baseline', { count: BASELINE }, url)
  // CPU seconds, so that a busy machine slows neither side down.
  const perSecond = LETTERS / ours.cpuSeconds
  const baselinePerSecond = BASELINE / baseline.cpuSeconds
  return {
    name: 'letters',
    figures: {
      pages: LETTERS,
      seconds: round(ours.seconds, 2),
      pagesPerSecond: round(LETTERS / ours.seconds, 0),
      pagesPerCpuSecond: round(perSecond, 0),
      bytesPerPage: round(ours.result.bytes / LETTERS, 0),
      peakRssMegabytes: round(ours.peakRssMegabytes, 0),
      baselinePages: BASELINE,
      baselinePagesPerSecond: round(BASELINE / baseline.seconds, 0),
      baselinePagesPerCpuSecond: round(baselinePerSecond, 0),
      baselineBytesPerPage: round(baseline.result.bytes / BASELINE, 0),
      baselinePeakRssMegabytes: round(baseline.peakRssMegabytes, 0),
      timesFaster: round(perSecond / baselinePerSecond),
    },
  }
}

export const parts = {
  async ours({ count }: { count: number }) {
    const { renderCarLetters } = await import('@/lib/teleservices/letters/car-letter')
    let bytes = 0
    for (let start = 0; start < count; start += PER_FILE)
      for await (const chunk of renderCarLetters(issuer, [...letters(start, PER_FILE)], new Date()))
        bytes += chunk.byteLength
    return { bytes }
  },
  async baseline({ count }: { count: number }) {
    const { renderWithReact } = await import('./letters-baseline')
    return { bytes: await renderWithReact(issuer, [...letters(0, count)]) }
  },
}

const issuer: LetterIssuer = {
  schoolName: 'Lycée du Pont-Vert',
  schoolKind: 'LYCEE',
  addressLines: ['12 boulevard des Écluses', '99120 Valmontier'],
  letterhead: [],
  city: 'Valmontier',
  phone: '09 99 00 12 34',
  email: 'secretariat@pont-vert.example',
  headTitle: 'La proviseure',
  headName: 'Nadia Ferrand',
  services: ['consultation des notes', 'consultation des absences'],
  siteHost: 'acces.pont-vert.example',
  siteUrl: 'https://acces.pont-vert.example',
  date: '2026-11-22',
}

const FIRST_NAMES = ['Lina', 'Adam', 'Inès', 'Éléonore', 'Yanis', 'Chloé', 'Noé', 'Maëlys', 'Théo', 'Aïcha']
const NAMES = ['HADDAD', 'BELKACEM', 'MARTIN', 'DE LA TOUR', 'LEROY', 'NGUYEN', 'DA SILVA', 'PETIT-JEAN', 'ŒUVRARD']

/** Names and codes that differ, so that nothing is remembered from one sheet to the next by luck. */
function* letters(start: number, count: number): Iterable<CarLetter> {
  for (let index = start; index < start + count; index++) {
    const firstName = FIRST_NAMES[index % FIRST_NAMES.length] ?? ''
    const name = `${NAMES[index % NAMES.length]}${index}`
    const code = index.toString(32).toUpperCase().padStart(4, '0')
    yield {
      reference: `1G${index % 9}-${String(index).padStart(4, '0')}`,
      civility: index % 2 ? 'M.' : 'MME',
      guardianName: `${name} Karim`,
      addressLines: [
        `M ${name} KARIM`,
        'BATIMENT C APPARTEMENT 304',
        'RESIDENCE DES PEUPLIERS',
        `${index} AVENUE DU STADE`,
        '99120 VALMONTIER',
      ],
      children: [
        {
          firstName,
          staffName: `${name} ${firstName}`,
          division: `1G${index % 9}`,
          code: `${code} - 2QX - 9HF - 3TB`,
          usableFrom: '2026-11-23',
          expiresOn: null,
        },
      ],
    }
  }
}
