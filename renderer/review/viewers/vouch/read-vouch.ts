import { z } from 'zod'
import { type VouchStatement, VouchStatementSchema } from '../../../../shared/domain'

/** The parts of an `EndorsementCredential` in which a signed vouch carries its statement (docs/decisions/040). */
const SignedVouchSchema = z.object({
  credentialSubject: VouchStatementSchema.omit({ statement: true }).extend({ endorsementComment: z.string().min(1).max(8000) }),
})

/** The statement in a vouch's file, signed or not; null where it holds none. The signature itself was checked at intake. */
export function readVouch(bytes: Uint8Array): VouchStatement | null {
  let content: unknown
  try {
    content = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
  const unsigned = VouchStatementSchema.safeParse(content)
  if (unsigned.success) return unsigned.data
  const signed = SignedVouchSchema.safeParse(content)
  if (!signed.success) return null
  const { endorsementComment, ...rest } = signed.data.credentialSubject
  return { ...rest, statement: endorsementComment }
}
