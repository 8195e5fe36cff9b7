/**
 * The script of a badge's public page: lets the reader's own browser check the badge, with the code that the workbench uses. The page is sandboxed,
 * so this runs with an origin of its own and no session; it asks this site for the badge, its issuer's keys and its status list, and nobody else.
 */
import { checkBadge, type Sources } from '../../shared/badges/check'
import { BadgeStatusSchema } from '../../shared/badges/check/report'
import { showFailure, showReport } from './show-report'

/** What this site has at an address; undefined where it has nothing there. @throws TypeError where it doesn't answer */
async function ask(address: string): Promise<Uint8Array | undefined> {
  const response = await fetch(address, { credentials: 'omit', cache: 'no-store', redirect: 'error' })
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined
}

async function askJson(address: string): Promise<unknown> {
  const bytes = await ask(address)
  try {
    return bytes && JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

/** By what the badge of this page is checked. */
const sourcesOf = ({ issuer = '', status = '' }: DOMStringMap): Sources => ({
  statusLists: askJson,
  lookUpIssuer: askJson,
  // A key says nothing of whose it is; that this site signs with it, this site says. A did:web is looked up.
  own: issuer.startsWith('did:key:') ? [issuer] : [],
  findRevocation: async () => BadgeStatusSchema.parse(await askJson(status)).revocation ?? undefined,
})

function offerCheck(place: HTMLElement): void {
  const button = place.querySelector('button')
  const outcome = place.querySelector<HTMLElement>('[role="status"]')
  const address = place.dataset.credential
  if (!button || !outcome || address === undefined) return
  button.onclick = async () => {
    button.disabled = true
    try {
      const file = await ask(address)
      if (!file) throw new Error(`there is nothing at ${address}`)
      showReport(outcome, await checkBadge(file, new Date(), sourcesOf(place.dataset)), place.dataset.timeZone ?? 'UTC')
    } catch {
      showFailure(outcome)
    } finally {
      button.disabled = false
    }
  }
  // Without this script there is no button: it would do nothing.
  place.hidden = false
}

const place = document.getElementById('check')
// Over plain http elsewhere than on the reader's own machine browsers have no cryptography to check with.
if (place && isSecureContext) offerCheck(place)
