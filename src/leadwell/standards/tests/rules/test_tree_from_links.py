from leadwell.standards.rules.tree_from_links import tree_from_links


def test_each_item_has_the_first_parent_it_names():
    assert tree_from_links([(2, 1), (3, 2), (3, 1)]) == ({2: 1, 3: 2}, [])


def test_a_link_that_closes_a_circle_makes_no_parent():
    parents, left_out = tree_from_links([(2, 1), (1, 3), (3, 2), (4, 4)])
    assert parents == {2: 1, 1: 3}
    assert left_out == [(3, 2), (4, 4)]
