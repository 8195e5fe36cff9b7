import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useTexts } from '../texts'

/** A field for a passphrase or a password, whose eye is named in the person's language. */
export function SecretInput(props: PasswordInputProps & React.RefAttributes<HTMLInputElement>) {
  const t = useTexts('kit')
  return <PasswordInput visibilityToggleButtonProps={{ 'aria-label': t('showTyped') }} {...props} />
}
