/** What is done with many calls, by what the address has after it. */
export function manyCalls(page) {
  const button = name => page.getByRole('button', { name }).click();
  const choose = (name, option) => page.getByRole('combobox', { name }).selectOption(option);
  return {
    'after=': () => button('Next'),
    'before=': () => button('Previous'),
    'sort=DURATION': () => choose('Order', 'Longest first'),
    'callDirection=INBOUND': () => choose('Direction', 'Incoming'),
    'from=': () => choose('Days', 'Last 30 days'),
    'status=BUSY': async () => {
      await button('All statuses');
      await page.getByRole('menuitemcheckbox', { name: 'Busy' }).click();
      await page.keyboard.press('Escape');
    },
    'search=987': () => page.getByRole('searchbox').fill('987'),
  };
}
