/** Keys of the tests: any fixed values of the right length. */
export const TEST_SECRETS = {
  AUTH_SECRET: 'test-auth-secret-0123456789-0123456789',
  CODE_HMAC_KEY: 'test-code-hmac-key-0123456789-0123456789',
  ENCRYPTION_KEY: 'test-encryption-key-0123456789-0123456789',
  INNGEST_SIGNING_KEY: 'signkey-test-00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff',
} as const
