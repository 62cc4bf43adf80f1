import { describe, expect, test } from 'vitest'
import { birthDateOf, readBirthDate } from '@/lib/accounts/domain/birth-date'

const read = (day: string, month: string, year: string) => readBirthDate({ day, month, year }, '2026-11-23')

describe('a date of birth in three fields', () => {
  test.each([
    ['27', '3', '2010', '2010-03-27'],
    ['7', '03', '2010', '2010-03-07'],
    [' 27 ', 'mars', ' 2010 ', '2010-03-27'],
    ['1', 'FÉVRIER', '2012', '2012-02-01'],
    ['1', 'aout', '2012', '2012-08-01'],
    ['1', 'juil.', '2012', '2012-07-01'],
    ['29', '2', '2012', '2012-02-29'],
    ['23', '11', '2026', '2026-11-23'],
  ])('%s %s %s → %s', (day, month, year, date) => {
    expect(read(day, month, year)).toEqual({ ok: true, date })
    expect(birthDateOf({ day, month, year })).toBe(date)
  })

  test.each([
    ['', '3', '2010', 'day', 'Saisissez le jour de naissance.'],
    ['27', ' ', '2010', 'month', 'Saisissez le mois de naissance.'],
    ['27', '3', '', 'year', 'Saisissez l’année de naissance.'],
    ['32', '3', '2010', 'day', 'Le jour est un nombre de 1 à 31.'],
    ['0', '3', '2010', 'day', 'Le jour est un nombre de 1 à 31.'],
    ['27', '13', '2010', 'month', 'Le mois est un nombre de 1 à 12, ou son nom.'],
    ['27', 'ju', '2010', 'month', 'Le mois est un nombre de 1 à 12, ou son nom.'],
    ['27', 'jui', '2010', 'month', 'Le mois est un nombre de 1 à 12, ou son nom.'],
    ['27', '3', '10', 'year', 'L’année a 4 chiffres, par exemple 2010.'],
    ['31', '2', '2010', 'date', 'Le 31 février n’existe pas. Vérifiez le jour et le mois.'],
    ['24', '11', '2026', 'date', 'Cette date n’est pas encore passée. Vérifiez l’année.'],
  ])('%s %s %s is refused on %s', (day, month, year, field, message) =>
    expect(read(day, month, year)).toEqual({ ok: false, field, message }),
  )
})
