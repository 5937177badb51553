"""What several commands use: the catalogue, names to layers, play without a screen."""
