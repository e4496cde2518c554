"""The vocabulary: frozen values that every arrow of the data carries. No behaviour beyond their own sense."""
