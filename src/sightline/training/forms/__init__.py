"""What people type, as cleaned data; every box for free text is scanned before it is stored."""
