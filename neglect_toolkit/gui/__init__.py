"""The desktop application: pages that show values, presenters that call services. No rule of the domain lives here."""
