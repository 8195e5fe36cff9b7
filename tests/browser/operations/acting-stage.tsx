import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { initTexts, NoticeCorner, ProviderZoneProvider, startShortcuts, ThemeProvider } from '../../../renderer/kit'
import type { Piece } from '../../../renderer/operations/act'
import { StoreProvider } from '../../../renderer/store'
import { newId } from '../../../shared/domain'
import type { Command, CommandResult, OperationsToday, ReceiversAnswer } from '../../../shared/protocol'
import { openSampleStore } from '../store/sample-store'

export type Load = OperationsToday['loads'][number]

/** A Monday. */
export const TODAY = '2026-11-23'
export const CALENDAR: OperationsToday['calendar'] = {
  timeZone: 'Europe/Berlin',
  workingDays: [1, 2, 3, 4, 5],
  workingHours: { start: '09:00', end: '17:00' },
  holidays: ['2026-12-25'],
}

const NAMES = ['Ada Lindqvist', 'Bao Tran', 'Carmen Ruiz', 'Dario Conti', 'Esra Yildiz', 'Femi Ade']

/** So many people who assess, each with other loads: the first has most, the third is away, the fourth handed nothing in lately. */
export function makeLoads(count: number, mayTake: string[]): Load[] {
  return Array.from({ length: count }, (_, at) => ({
    personId: newId(),
    name: at < NAMES.length ? (NAMES[at] ?? '') : `Person ${String(at).padStart(3, '0')}`,
    open: at === 0 ? 24 : 3 + (at % 7),
    begun: at % 3,
    overdue: at === 0 ? 9 : 0,
    handedInLately: at === 3 ? 0 : 10 + (at % 11),
    away: at === 2 ? { from: TODAY, until: '2026-12-04' } : null,
    mayTake,
  }))
}

/** So many pieces of work that one person has. */
export function makePieces(count: number, achievementId: string, assessorId: string | null): Piece[] {
  return Array.from({ length: count }, (_, at) => ({
    submissionId: newId(),
    revision: 1,
    achievementId,
    promisedOn: `2026-12-${14 + (at % 6)}`,
    allocationId: assessorId === null ? null : newId(),
    assessorId,
  }))
}

/** Everybody may take all of it, as the hub would say. */
export function receiversOf(pieces: readonly Piece[], mayTake: string[], byHand: string[] = []): ReceiversAnswer {
  const work = pieces.map(({ submissionId, allocationId, assessorId, promisedOn }) => ({
    submissionId,
    allocationId,
    assessorId,
    promisedOn,
    mayTake: mayTake.filter((id) => id !== assessorId),
    byHand,
  }))
  return { asOf: '2026-11-23T09:00:00.000Z', work }
}

/** A store of an admin, and a place for what is shown on it. */
export async function openActing(roles: ('assessor' | 'lead' | 'admin')[] = ['assessor', 'admin']) {
  const sample = await openSampleStore(3, { roles })
  const stopShortcuts = startShortcuts()
  const element = document.body.appendChild(document.createElement('main'))
  const root = createRoot(element)
  const { replica } = sample
  return {
    ...sample,
    element,
    async show(content: ReactNode, language: 'en' | 'de' = 'en') {
      await initTexts(language)
      root.render(
        <ThemeProvider>
          <StoreProvider store={sample.store}>
            <ProviderZoneProvider timeZone="Europe/Berlin">{content}</ProviderZoneProvider>
          </StoreProvider>
          <NoticeCorner />
        </ThemeProvider>,
      )
    },
    /** Sends what waits, and stores this answer to each. @returns what was sent */
    async answer(
      answerTo: (id: string) => CommandResult = (id) => ({ id, status: 'accepted', receipt: null }),
    ): Promise<Command[]> {
      const batch = await replica.takeBatch(50)
      await replica.storeResults(batch.map(({ command }) => answerTo(command.id)))
      return batch.map(({ command }) => command)
    },
    async close() {
      notifications.clean()
      root.unmount()
      stopShortcuts()
      await sample.store.close()
      replica.close()
      document.body.replaceChildren()
    },
  }
}
