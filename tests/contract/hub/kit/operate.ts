import { ask } from './client'
import type { RunningHub } from '../../../../hub'

/** Gives an operator command over HTTP, as the command line does. */
export async function operate(
  hub: Pick<RunningHub, 'origin' | 'operatorToken'>,
  command: object,
  token = hub.operatorToken,
): Promise<{ status: number; text: string }> {
  const { status, body } = await ask(hub.origin, '/api/v1/operator', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(command),
  })
  const { message, detail } = body as { message?: string; detail?: string }
  return { status, text: message ?? detail ?? '' }
}
