import { Choice } from '@/components/forms/choice'
import { TAKE_UP } from '@/lib/teleservices/notifications/domain/notification-search'

/** The people whom one run did not reach: offered only to who comes from its report. */
export const TakeUpChoice = ({ envoi }: { envoi: string }) => (
  <>
    <input type="hidden" name="envoi" value={envoi} />
    <Choice type="radio" name="population" value="reprise" label={TAKE_UP} defaultChecked />
  </>
)
