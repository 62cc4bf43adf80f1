import { Choice, ChoiceGroup } from '@/components/forms/choice'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import type { PopulationOptions } from '@/lib/teleservices/accesses/queries/list-population-options'
import { legalLabel, modeLabel, populationLabel } from '@/lib/teleservices/notifications/domain/notification-search'
import type { NotificationSearch } from '@/lib/teleservices/notifications/schemas'
import { PopulationChoices } from '../population-choices'
import { PopulationSelects } from '../population-selects'
import { TakeUpChoice } from './take-up-choice'

/** TS-83, TS-84: a GET form, so that the address of a search can be sent to a colleague. */
export function NotificationPanel({ search, options }: { search: NotificationSearch; options: PopulationOptions }) {
  const label = options.mefs.find(({ code }) => code === search.mef)?.label
  return (
    <Panel
      title="Sélection des élèves"
      summary={`${populationLabel(search, label)}, ${legalLabel(search)}, ${modeLabel(search)}`}
      open
    >
      <form method="get" action="/teleservices/acces-responsables/notifier">
        <input type="hidden" name="recherche" value="1" />
        <PopulationChoices className="grid gap-x-8 gap-y-4 lg:grid-cols-3">
          <ChoiceGroup name="population" legend="Élèves">
            <Choice
              type="radio"
              name="population"
              value="non-notifies"
              label="Pour les élèves non notifiés uniquement"
              defaultChecked={search.population === 'non-notifies'}
            />
            <Choice
              type="radio"
              name="population"
              value="tous"
              label="Pour tous les élèves"
              defaultChecked={search.population === 'tous'}
            />
            <Choice
              type="radio"
              name="population"
              value="mef"
              label="Par MEF"
              defaultChecked={search.population === 'mef'}
            />
            <Choice
              type="radio"
              name="population"
              value="division"
              label="Par division"
              defaultChecked={search.population === 'division'}
            />
            {search.population === 'reprise' && <TakeUpChoice envoi={search.envoi} />}
          </ChoiceGroup>
          <PopulationSelects search={search} options={options} />
          <div className="grid content-start gap-4">
            <ChoiceGroup name="legal" legend="Responsables" inline>
              <Choice
                type="checkbox"
                name="legal"
                value="1"
                label="Légal 1"
                defaultChecked={search.legal.includes('1')}
              />
              <Choice
                type="checkbox"
                name="legal"
                value="2"
                label="Légal 2"
                defaultChecked={search.legal.includes('2')}
              />
            </ChoiceGroup>
            <ChoiceGroup
              name="mode"
              legend="Mode de transmission"
              hint="Les deux : le courriel d’abord, une lettre pour les autres."
            >
              <Choice
                type="checkbox"
                name="mode"
                value="courriel"
                label="Courrier électronique"
                defaultChecked={search.mode.includes('courriel')}
              />
              <Choice
                type="checkbox"
                name="mode"
                value="papier"
                label="Document Papier"
                defaultChecked={search.mode.includes('papier')}
              />
            </ChoiceGroup>
            <Choice
              type="checkbox"
              name="grouper"
              value="oui"
              label="Regrouper par responsable (un seul courrier pour la fratrie)"
              hint="Tous ses enfants non notifiés, même hors de la sélection. La lettre est dans la division du premier."
              defaultChecked={search.grouped}
            />
          </div>
        </PopulationChoices>
        <Button type="submit" icon="search" className="mt-4">
          Rechercher
        </Button>
      </form>
    </Panel>
  )
}
