/** The search field of the search page itself. */
export function SearchForm({ value }: { value: string }) {
	return (
		<search>
			<form className="search-form" action="/wiki/Special:Search" method="get">
				<input
					type="search"
					name="search"
					aria-label="Search the wiki"
					defaultValue={value}
					maxLength={255}
					autoComplete="off"
					spellCheck={false}
				/>
				<button type="submit" className="button primary">
					Search
				</button>
			</form>
		</search>
	);
}
