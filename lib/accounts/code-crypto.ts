import 'server-only'
import { sealedCodes } from '@/lib/platform/codes/sealed-codes'

export const { lookup: codeLookup, seal: sealCode, unseal: unsealCode } = sealedCodes('activation-code')
