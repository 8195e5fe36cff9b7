import { useObservable } from 'dexie-react-hooks'
import { createContext, type ReactNode, useContext } from 'react'
import type { Store } from './contract'
import type { OpenedStore } from './open-store'

const StoreReact = createContext<OpenedStore | null>(null)

/** Gives everything below it the account's store. */
export function StoreProvider({ store, children }: { store: OpenedStore; children: ReactNode }) {
  return <StoreReact.Provider value={store}>{children}</StoreReact.Provider>
}

function useOpenedStore(): OpenedStore {
  const store = useContext(StoreReact)
  if (store === null) throw new Error('There is no StoreProvider above this component.')
  return store
}

/** The account's store. @throws outside a `StoreProvider` */
export function useStore(): Store {
  return useOpenedStore()
}

/**
 * The value of a query on the store, kept up to date. Undefined until the first value has come; while `deps` change, the value
 * before stays until the new one is there. An error goes to the nearest error boundary.
 */
export function useStoreQuery<Value>(query: (store: Store) => Promise<Value>, deps: readonly unknown[]): Value | undefined {
  const store = useOpenedStore()
  return useObservable(() => {
    const { subscribe } = store.watch(query)
    // Told that there is no value at hand yet, it doesn't subscribe once in vain to find out.
    return { subscribe, hasValue: () => false }
  }, [store, ...deps])
}
