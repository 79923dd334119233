"""What other people's programs are told of the staff file, in the words of two standards."""

from __future__ import annotations

import json

import frictionless
from csvw import Table

from leadwell.gateways import workforce_file
from leadwell.gateways.workforce_profile import profile


def test_the_template_fits_the_frictionless_description(tmp_path):
    (tmp_path / "workforce.csv").write_bytes(workforce_file.template())
    (tmp_path / "datapackage.json").write_text(json.dumps(workforce_file.data_package()))
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["fieldName", "message"])


def test_a_bad_file_does_not_fit_it(tmp_path):
    good = workforce_file.template().decode("utf-8-sig")
    (tmp_path / "workforce.csv").write_text(good.replace("2024-04-01", "soon"))
    (tmp_path / "datapackage.json").write_text(json.dumps(workforce_file.data_package()))
    assert not frictionless.Package(str(tmp_path / "datapackage.json")).validate().valid


def test_the_template_fits_the_csvw_description(tmp_path):
    (tmp_path / "workforce.csv").write_bytes(
        workforce_file.template().removeprefix(b"\xef\xbb\xbf")
    )
    path = tmp_path / "workforce.csv-metadata.json"
    path.write_text(json.dumps(workforce_file.csvw()))
    (row,) = Table.from_file(path).iterdicts()
    assert str(row["started_on"]).startswith("2024-04-01")


def test_both_descriptions_name_every_column():
    names = list(profile().names)
    assert [field["name"] for field in workforce_file.table_schema()["fields"]] == names
    assert [column["name"] for column in workforce_file.csvw()["tableSchema"]["columns"]] == names
