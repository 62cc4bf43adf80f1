import 'server-only'
import { challengeMailing, securityNoticeMailing } from '@/lib/accounts/mailing-kinds'
import { registerOpener } from '@/lib/documents/openers'
import { registerMailingKind } from '@/lib/mailings/kinds'
import { lettersOpener } from '@/lib/mailings/opener'
import { importOpener } from '@/lib/schools/opener'
import { usernameMailing } from '@/lib/teleservices/holders/mailing-kind'
import { caeMailing, carMailing } from '@/lib/teleservices/letters/mailing-kinds'
import { sampleMailing } from '@/lib/teleservices/notifications/mailing-kind'

/** The one place where contexts plug into the services. Imported by every process that serves, works or is tested. */
for (const opener of [importOpener, lettersOpener]) registerOpener(opener)
for (const kind of [carMailing, caeMailing, usernameMailing, sampleMailing, challengeMailing, securityNoticeMailing])
  registerMailingKind(kind)
