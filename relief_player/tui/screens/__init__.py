"""What fills the terminal: each screen hands its widgets their data and hears their messages."""
