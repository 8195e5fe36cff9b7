import { useMemo } from 'react'
import { type Annotation, type Side, SIDES } from '../../../shared/domain'
import { announce, useTexts } from '../../kit'
import { type DeskRecord, useStore, useStoreQuery } from '../../store'

const PREFERENCE = 'desk.split-notes'
const NONE: readonly Annotation[] = []

/** Whose notes are shown in the evidence. */
type Shown = Record<Side, boolean>
const BOTH: Shown = { a: true, b: true }

/** Both, then each alone, then none: the order in which one key goes through them. */
const STEPS: readonly Shown[] = [BOTH, { a: true, b: false }, { a: false, b: true }, { a: false, b: false }]

export type SideNotes = {
  /** By assessor, all that they noted; null where there is nothing to settle. */
  all: Record<Side, readonly Annotation[]> | null
  /** Those that are shown in the evidence. */
  shown: Record<Side, readonly Annotation[]>
  isShown: Shown
  toggle(side: Side): void
  /** Goes on to the next of: both, A's, B's, none. */
  step(): void
  /** Shows the layer that a note is in; resolves once it is shown, at once where it was. */
  uncover(note: Annotation): Promise<void>
}

/** The notes of the two assessors as layers over the evidence; which are shown is remembered. */
export function useSideNotes({ split }: Pick<DeskRecord, 'split'>): SideNotes {
  const t = useTexts('adjudication')
  const { preferences } = useStore()
  const isShown = useStoreQuery(() => preferences.get(PREFERENCE, BOTH).catch(() => BOTH), []) ?? BOTH
  const show = async (next: Shown) => {
    announce(t(next.a ? (next.b ? 'layers.both' : 'layers.onlyA') : next.b ? 'layers.onlyB' : 'layers.none'))
    // What can't be remembered is no reason to interrupt a review.
    await preferences.set(PREFERENCE, next).catch(() => undefined)
  }
  const all = useMemo(() => split && { a: split.a.annotations, b: split.b.annotations }, [split])
  const { a, b } = isShown
  const shown = useMemo(() => ({ a: a && all ? all.a : NONE, b: b && all ? all.b : NONE }), [all, a, b])
  return {
    all,
    shown,
    isShown,
    toggle: (side) => void show({ ...isShown, [side]: !isShown[side] }),
    step() {
      const at = STEPS.findIndex((step) => SIDES.every((side) => step[side] === isShown[side]))
      void show(STEPS[(at + 1) % STEPS.length] ?? BOTH)
    },
    async uncover(note) {
      const side = SIDES.find((each) => all?.[each].some(({ id }) => id === note.id))
      if (side && !isShown[side]) await show({ ...isShown, [side]: true })
    },
  }
}
