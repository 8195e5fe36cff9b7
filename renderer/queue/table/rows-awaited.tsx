import { LoadingState } from '../../kit'
import { type EarlyKeys, keepAll } from './early-keys'
import { useQueueKeys } from './use-queue-keys'

/** Stands where the table will be; what is pressed meanwhile isn't lost. */
export function RowsAwaited({ early }: { early: EarlyKeys }) {
  useQueueKeys(keepAll(early))
  return <LoadingState />
}
