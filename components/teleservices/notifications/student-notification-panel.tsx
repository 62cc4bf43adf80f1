import { Choice, ChoiceGroup } from '@/components/forms/choice'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import type { PopulationOptions } from '@/lib/teleservices/accesses/queries/list-population-options'
import { modeLabel } from '@/lib/teleservices/notifications/domain/notification-search'
import { studentPopulationLabel } from '@/lib/teleservices/notifications/domain/student-notification-search'
import type { StudentNotificationSearch } from '@/lib/teleservices/notifications/schemas-students'
import { PopulationChoices } from '../population-choices'
import { PopulationSelects } from '../population-selects'
import { TakeUpChoice } from './take-up-choice'

const POPULATIONS = [
  { value: 'tous', label: 'Tous les élèves' },
  { value: 'mef', label: 'MEF' },
  { value: 'division', label: 'Division' },
] as const

type PanelProps = { search: StudentNotificationSearch; options: PopulationOptions }

/** TS-108, TS-111: a GET form, so that the address of a search can be sent to a colleague. */
export function StudentNotificationPanel({ search, options }: PanelProps) {
  const label = options.mefs.find(({ code }) => code === search.mef)?.label
  return (
    <Panel title="Sélection des élèves" summary={`${studentPopulationLabel(search, label)}, ${modeLabel(search)}`} open>
      <form method="get" action="/teleservices/acces-eleves/notifier">
        <input type="hidden" name="recherche" value="1" />
        <PopulationChoices className="grid gap-x-8 gap-y-4 lg:grid-cols-3">
          <ChoiceGroup name="population" legend="Population">
            {POPULATIONS.map(({ value, label: text }) => (
              <Choice
                key={value}
                type="radio"
                name="population"
                value={value}
                label={text}
                defaultChecked={search.population === value}
              />
            ))}
            {search.population === 'reprise' && <TakeUpChoice envoi={search.envoi} />}
          </ChoiceGroup>
          <PopulationSelects search={search} options={options} />
          <div className="grid content-start gap-4">
            <Choice
              type="checkbox"
              name="non-notifies"
              value="1"
              label="Pour les élèves non notifiés uniquement"
              defaultChecked={search.untold}
            />
            <ChoiceGroup
              name="mode"
              legend="Mode de transmission"
              hint="Les deux : le courriel d’abord, une fiche pour les autres."
            >
              <Choice
                type="checkbox"
                name="mode"
                value="papier"
                label="Document Papier"
                hint="Une fiche par élève, à remettre en classe."
                defaultChecked={search.mode.includes('papier')}
              />
              <Choice
                type="checkbox"
                name="mode"
                value="courriel"
                label="Courrier électronique"
                hint="Aux élèves qui ont une adresse."
                defaultChecked={search.mode.includes('courriel')}
              />
            </ChoiceGroup>
          </div>
        </PopulationChoices>
        <Button type="submit" icon="search" className="mt-4">
          Rechercher
        </Button>
      </form>
    </Panel>
  )
}
