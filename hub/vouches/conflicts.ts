import type { VouchStatement, VouchSummary } from '../../shared/domain'

type ConflictKind = VouchSummary['conflictKinds'][number]

/** What the hub knows about a voucher beyond what they say. */
type Known = { isSelf: boolean; isPanelMember: boolean }

/** Kinds in the order in which they are told. */
const ORDER: readonly ConflictKind[] = ['candidate', 'assessor', 'panel', 'family', 'declared']

const SENTENCES: Partial<Record<ConflictKind, string>> = {
  candidate: 'The voucher has the same name as the candidate.',
  assessor: 'The voucher has the same name as you.',
  panel: 'The voucher has the same name as a member of the panel.',
}

/** What speaks against relying on a vouch, whoever assesses it. */
export function findConflictKinds({ declaredInterest }: Pick<VouchStatement, 'declaredInterest'>, known: Known): ConflictKind[] {
  const found: ConflictKind[] = []
  if (known.isSelf) found.push('candidate')
  if (known.isPanelMember) found.push('panel')
  if (declaredInterest.trim() !== '') found.push(speaksOfFamily(declaredInterest) ? 'family' : 'declared')
  return found
}

type Stored = Pick<VouchSummary, 'conflict' | 'conflictKinds'>

/**
 * What one assessor is told: a member of the panel who is that assessor is an assessor who would rely on their own word.
 * @param stored the kinds that hold for everybody, with what the voucher declared (names replaced); null where they declared nothing
 */
export function tellConflict({ conflict, conflictKinds }: Stored, isReader: boolean): Stored {
  const kinds = new Set(conflictKinds)
  if (isReader) {
    kinds.delete('panel')
    kinds.add('assessor')
  }
  const told = ORDER.filter((kind) => kinds.has(kind))
  const words = [...told.map((kind) => SENTENCES[kind]), conflict].filter((text) => text != null)
  return { conflict: words.length === 0 ? null : words.join(' ').slice(0, 500), conflictKinds: told }
}

/** Words for relatives, as people declare them in English and German. Those that mean something else as often aren't among them. */
const RELATIVES = [
  'mother|father|parents|stepmother|stepfather|mum|mom|dad|sisters?|brothers?|siblings?|daughter|son|children|grandmother|grandfather',
  'grandparents?|grandson|granddaughter|aunt|uncle|cousins?|niece|nephew|wife|husband|spouse|married|fianc[eé]e?|family|relatives?',
  '(?:am|are|is) related|related by|(?:mother|father|sister|brother|son|daughter)s?-in-law',
  'Mutter|Vater|Eltern|Schwester|Bruder|Geschwister|Tochter|Sohn|Großmutter|Großvater|Großeltern|Enkel|Enkelin|Tante|Onkel|Cousine',
  'Vetter|Nichte|Neffe|Ehefrau|Ehemann|(?:mein|sein|ihr)e Frau|(?:mein|sein|ihr) Mann|verheiratet|verlobt|Schwager|Schwägerin',
  'Schwieger(?:mutter|vater|sohn|tochter|eltern)|verwandt|Verwandte[rn]?|Familie',
].join('|')
const RELATIVE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${RELATIVES})(?![\\p{L}\\p{N}])`, 'iu')
const DENIAL =
  /(?<![\p{L}\p{N}])(?:no|not|nor|never|neither|none|nothing|without|\p{L}+n['’]t|kein\p{L}*|nicht|nie|weder|ohne)(?![\p{L}\p{N}])/iu

/** Whether words speak of a family tie, rather than deny one ("We are not related"). */
function speaksOfFamily(text: string): boolean {
  return text.split(/[.;:!?,\n]|\bbut\b|\baber\b|\bsondern\b/iu).some((clause) => {
    const relative = RELATIVE.exec(clause)
    return relative !== null && !DENIAL.test(clause.slice(0, relative.index))
  })
}
