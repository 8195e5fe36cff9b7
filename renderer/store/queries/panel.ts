import type { StoreContext } from '../context'
import type { PanelStore } from '../contract'
import { askEnd, askGive, settleAsked } from '../writes/panel'
import { readPerson } from './person'
import { readRoster } from './roster'

/** Who may assess what, as a lead reads it and asks for it. */
export function panelStore(context: StoreContext): PanelStore {
  return {
    roster: () => readRoster(context),
    person: (holder) => readPerson(context, holder),
    give: (holders, until, reason) => askGive(context, holders, until, reason),
    end: (holders, reason) => askEnd(context, holders, reason),
    settle: (holder) => settleAsked(context, holder),
  }
}
