/** What the platform says of the connection, where it says anything (`navigator.connection`). */
export type ConnectionSource = Partial<EventTarget> & { saveData?: boolean; type?: string }

/** Whether what is fetched is paid for by its volume, as far as the platform tells. */
type NetworkCost = 'metered' | 'free' | 'unknown'

const FREE = ['ethernet', 'wifi', 'none']

/** Most desktops tell neither the type nor the price of a connection; a person who asks to save data is heeded anywhere. */
export function networkCost(connection: ConnectionSource | undefined): NetworkCost {
  if (connection === undefined) return 'unknown'
  if (connection.saveData === true || connection.type === 'cellular') return 'metered'
  return FREE.includes(connection.type ?? '') ? 'free' : 'unknown'
}

/** Tells what it is now and whenever that may have changed. Returns how to stop. */
export function watchNetworkCost(connection: ConnectionSource | undefined, next: (cost: NetworkCost) => void): () => void {
  const tell = () => next(networkCost(connection))
  tell()
  connection?.addEventListener?.('change', tell)
  return () => connection?.removeEventListener?.('change', tell)
}
