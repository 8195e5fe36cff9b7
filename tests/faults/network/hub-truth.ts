import { type ChangesPage, type Command, type CommandResult, ROUTES } from '../../../shared/protocol'
import type { Workbench } from '../../browser/sync/workbench'

/** What the hub would tell somebody who asks it for everything now. */
export async function askHub({ fetch }: Pick<Workbench, 'fetch'>) {
  const pages: ChangesPage[] = []
  for (let cursor: string | undefined, more = true; more; ) {
    const response = await fetch(`${ROUTES.changes}?limit=1000${cursor ? `&cursor=${cursor}` : ''}`)
    const page = (await response.json()) as ChangesPage
    pages.push(page)
    cursor = page.cursor
    more = page.more
  }
  const changes = pages.flatMap((page) => page.changes)
  return {
    receipts: changes.flatMap((change) => (change.op === 'put' && change.kind === 'receipt' ? [change.body] : [])),
    credentials: changes.flatMap((change) => (change.op === 'put' && change.kind === 'credential' ? [change.body] : [])),
  }
}

/** Sends commands once more, each by itself. */
export async function sendAgain({ fetch }: Pick<Workbench, 'fetch'>, commands: readonly Command[]): Promise<CommandResult[]> {
  const results: CommandResult[] = []
  for (const command of commands) {
    const response = await fetch(ROUTES.commands, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ commands: [command] }),
    })
    results.push(...((await response.json()) as { results: CommandResult[] }).results)
  }
  return results
}
