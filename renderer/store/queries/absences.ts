import type { Absence } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { KnownAbsence } from '../contract'
import type { AbsenceRow } from '../rows'
import { isUnsent } from '../status'
import { isOfType, openCommand } from './round-asked'

/** Who is away, as far as I may know, with what the hub is still to hear of. Those that begin first come first. */
export async function readAbsences(context: StoreContext): Promise<KnownAbsence[]> {
  const { db } = context
  const [rows, outbox] = await Promise.all([
    db.absences.toArray(),
    db.outbox.filter((entry) => (entry.type === 'absence.set' || entry.type === 'absence.end') && isUnsent(entry)).toArray(),
  ])
  const known = new Map<string, KnownAbsence>()
  for (const absence of await Promise.all(rows.map((row) => openAbsence(context, row)))) {
    known.set(absence.id, { ...absence, isWaiting: false })
  }
  for (const entry of outbox) {
    if (isOfType('absence.set')(entry)) {
      const { allocationId: id, personId, from, until } = await openCommand(context, entry)
      known.set(id, { id, personId, from, until, isWaiting: true })
    } else known.delete(entry.allocationId)
  }
  return [...known.values()].sort((a, b) => a.from.localeCompare(b.from) || a.id.localeCompare(b.id))
}

/** An absence as the hub has it; null where it doesn't know of it. */
export async function findAbsence(context: StoreContext, id: string): Promise<Absence | null> {
  const row = await context.db.absences.get(id)
  return row ? openAbsence(context, row) : null
}

function openAbsence(context: StoreContext, { id, version, sealed }: AbsenceRow): Promise<Absence> {
  const place = sealedAs.absence(id, version)
  return openValue<Absence>(context, place.keyId, place.context, sealed)
}
