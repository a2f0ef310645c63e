"""How quick Sightline is, as ratios to floors measured in the same run: `./sightline bench` writes bench/results.md."""
