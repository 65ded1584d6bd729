"""What is heard: cues made into sound, and the process that plays them."""
